export const depositsSql = {
  /** Issued deposit invoices of a client, oldest first. */
  ofClient: `SELECT id FROM document WHERE client_id = ? AND kind = 'invoice' AND state = 'issued'
    AND invoice_type = 'deposit' ORDER BY date, row`,
  numbered: `SELECT id FROM document WHERE kind = 'invoice' AND state = 'issued' AND number = ?`,
  clientOf: 'SELECT client_id AS clientId FROM document WHERE id = ?',
  settledOf: 'SELECT coalesce(sum(amount), 0) AS total FROM settled_deposit WHERE deposit_id = ?',
  finalsOf: `SELECT document.content FROM settled_deposit JOIN document ON document.id = settled_deposit.final_id
    WHERE settled_deposit.deposit_id = ?`,
  creditsOf: `SELECT totals FROM document WHERE original_id = ? AND kind = 'creditNote' AND state = 'issued'`,
} as const
