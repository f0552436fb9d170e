export const settingsSql: Readonly<Record<string, string>> = {
  read: 'SELECT id, name, demonstration, installation, company, neotouch FROM dossier WHERE singleton = 1',
  readPrint: 'SELECT print FROM dossier WHERE singleton = 1',
  writePrint: 'UPDATE dossier SET print = ? WHERE singleton = 1',
  writeCompany: 'UPDATE dossier SET company = @company, name = @name WHERE singleton = 1',
  writeNeotouch: 'UPDATE dossier SET neotouch = ? WHERE singleton = 1',
  unsettled: `SELECT count(*) AS total FROM (
    SELECT row FROM submission INDEXED BY submission_due WHERE state IN ('queued', 'sending', 'uncertain', 'blocked')
    UNION SELECT row FROM submission INDEXED BY submission_poll WHERE next_poll_at IS NOT NULL)`,
}
