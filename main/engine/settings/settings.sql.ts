export const settingsSql: Readonly<Record<string, string>> = {
  read: 'SELECT id, name, demonstration, installation, company, neotouch FROM dossier WHERE singleton = 1',
  create: `INSERT INTO dossier (singleton, id, name, demonstration, installation, company, neotouch, created_at)
    VALUES (1, @id, @name, @demonstration, @installation, @company, @neotouch, @now)`,
  writeCompany: 'UPDATE dossier SET company = @company, name = @name WHERE singleton = 1',
  writeNeotouch: 'UPDATE dossier SET neotouch = ? WHERE singleton = 1',
}
