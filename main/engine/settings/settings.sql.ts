export const settingsSql: Readonly<Record<string, string>> = {
  read: 'SELECT id, name, demonstration, installation, company, neotouch FROM dossier WHERE singleton = 1',
  prices: 'SELECT prices FROM dossier WHERE singleton = 1',
  writePrices: 'UPDATE dossier SET prices = ? WHERE singleton = 1',
  writeCompany: 'UPDATE dossier SET company = @company, name = @name WHERE singleton = 1',
  writeNeotouch: 'UPDATE dossier SET neotouch = ? WHERE singleton = 1',
  unsettled: `SELECT count(*) AS total FROM submission WHERE state IN ('queued', 'sending', 'uncertain', 'blocked')
    OR next_poll_at IS NOT NULL`,
}
