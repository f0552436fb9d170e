export const templateText = {
  insert: (field: string): string => `Insérer le champ ${field}`,
}
