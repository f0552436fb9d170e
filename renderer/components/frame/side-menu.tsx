import { Link } from '@tanstack/react-router'
import {
  ChartColumn,
  FileText,
  FolderCog,
  Hash,
  Import,
  Monitor,
  Package,
  Plug,
  Printer,
  ScanText,
  Send,
  ShieldCheck,
  Undo2,
  Upload,
  Users,
  WandSparkles,
} from 'lucide-react'
import type { DossierInfo } from '../../../shared/model/dossier.ts'
import { useAnswer } from '../../api.ts'
import { frameText as text } from '../../text/frame.ts'
import { readingText } from '../../text/reading.ts'
import { useChangeDossier } from './use-main-events.ts'

/** The menus of the application, with the number of failed sendings always in sight. */
export function SideMenu({ dossier }: { dossier: DossierInfo }) {
  const counts = useAnswer('submissions.counts', {})
  const changeDossier = useChangeDossier()
  const failures = counts.data?.inError ?? 0
  return (
    <nav className="frame-nav" aria-label={text.menu}>
      <div className="frame-dossier">
        {dossier.name}
        {dossier.demonstration && <small>{text.demonstration}</small>}
        <button type="button" className="link-button" onClick={() => void changeDossier()}>
          {text.changeDossier}
        </button>
      </div>
      <Link to="/tableau-de-bord">
        <ChartColumn size={16} aria-hidden />
        {text.dashboard}
      </Link>
      <div>
        <h2>{text.sections.sales}</h2>
        <Link to="/ventes/clients">
          <Users size={16} aria-hidden />
          {text.clients}
        </Link>
        <Link to="/ventes/factures">
          <FileText size={16} aria-hidden />
          {text.invoices}
        </Link>
        <Link to="/ventes/avoirs">
          <Undo2 size={16} aria-hidden />
          {text.creditNotes}
        </Link>
        <Link to="/ventes/articles">
          <Package size={16} aria-hidden />
          {text.articles}
        </Link>
        <Link to="/ventes/suivi">
          <Send size={16} aria-hidden />
          {text.followUp}
          {failures > 0 && <span className="frame-count">{failures}</span>}
        </Link>
      </div>
      <div>
        <h2>{text.sections.operations}</h2>
        <Link to="/operations/mise-a-jour">
          <WandSparkles size={16} aria-hidden />
          {text.bulkUpdate}
        </Link>
        <Link to="/operations/importer">
          <Import size={16} aria-hidden />
          {text.imports}
        </Link>
        <Link to="/operations/exporter">
          <Upload size={16} aria-hidden />
          {text.exports}
        </Link>
        <Link to="/operations/integrite">
          <ShieldCheck size={16} aria-hidden />
          {text.integrity}
        </Link>
        <Link to="/operations/lire">
          <ScanText size={16} aria-hidden />
          {readingText.menu}
        </Link>
      </div>
      <div>
        <h2>{text.sections.settings}</h2>
        <Link to="/parametres/dossier">
          <FolderCog size={16} aria-hidden />
          {text.company}
        </Link>
        <Link to="/parametres/numerotation">
          <Hash size={16} aria-hidden />
          {text.numbering}
        </Link>
        <Link to="/parametres/impression">
          <Printer size={16} aria-hidden />
          {text.print}
        </Link>
        <Link to="/parametres/ordinateur">
          <Monitor size={16} aria-hidden />
          {text.computer}
        </Link>
        <h2>{text.partners}</h2>
        <Link to="/parametres/neotouch" className="leaf">
          <Plug size={16} aria-hidden />
          {text.neotouch}
        </Link>
      </div>
    </nav>
  )
}
