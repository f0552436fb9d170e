export const settingsSql: Readonly<Record<string, string>> = {
  read: 'SELECT id, name, demonstration, installation, company, neotouch FROM dossier WHERE singleton = 1',
  writeCompany: 'UPDATE dossier SET company = @company, name = @name WHERE singleton = 1',
  writeNeotouch: 'UPDATE dossier SET neotouch = ? WHERE singleton = 1',
}
