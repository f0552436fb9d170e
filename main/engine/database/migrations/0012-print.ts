/** How documents are drawn, the bytes of the logo included: apart from the company, which is read at every turn. */
export const migration0012 = `
ALTER TABLE dossier ADD COLUMN print TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(print));
`
