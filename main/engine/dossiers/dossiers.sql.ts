export const dossiersSql: Readonly<Record<string, string>> = {
  create: `INSERT INTO dossier (singleton, id, name, demonstration, installation, company, neotouch, created_at)
    VALUES (1, @id, @name, @demonstration, @installation, @company, @neotouch, @now)`,
}
