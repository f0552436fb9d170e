import { createMemoryHistory, createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { Frame } from './components/frame/frame.tsx'
import { ArticlesScreen } from './screens/articles/articles-screen.tsx'
import { BulkUpdateScreen } from './screens/bulk-update/bulk-update-screen.tsx'
import { ClientScreen } from './screens/clients/client-screen.tsx'
import { ClientsScreen } from './screens/clients/clients-screen.tsx'
import { CompanyScreen } from './screens/company/company-screen.tsx'
import { ComputerScreen } from './screens/computer/computer-screen.tsx'
import { DashboardScreen } from './screens/dashboard/dashboard-screen.tsx'
import { DocumentScreen } from './screens/documents/document-screen.tsx'
import { CreditNotesScreen, InvoicesScreen } from './screens/documents/documents-screen.tsx'
import { ExportScreen } from './screens/exports/export-screen.tsx'
import { FollowUpScreen } from './screens/follow-up/follow-up-screen.tsx'
import { HomeScreen } from './screens/home/home-screen.tsx'
import { ImportScreen } from './screens/imports/import-screen.tsx'
import { IntegrityScreen } from './screens/integrity/integrity-screen.tsx'
import { NeotouchScreen } from './screens/neotouch/neotouch-screen.tsx'
import { NumberingScreen } from './screens/numbering/numbering-screen.tsx'
import { PrintScreen } from './screens/print/print-screen.tsx'
import { ReadingScreen } from './screens/reading/reading-screen.tsx'

const root = createRootRoute({ component: Frame })
const screen = (path: string, component: () => React.ReactNode) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component,
    validateSearch: (search: Record<string, unknown>): Record<string, string> =>
      Object.fromEntries(
        Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      ),
  })

const tree = root.addChildren([
  screen('/', HomeScreen),
  screen('/tableau-de-bord', DashboardScreen),
  screen('/ventes/clients', ClientsScreen),
  screen('/ventes/clients/$clientId', ClientScreen),
  screen('/ventes/factures', InvoicesScreen),
  screen('/ventes/avoirs', CreditNotesScreen),
  screen('/ventes/documents/$documentId', DocumentScreen),
  screen('/ventes/articles', ArticlesScreen),
  screen('/ventes/suivi', FollowUpScreen),
  screen('/operations/mise-a-jour', BulkUpdateScreen),
  screen('/operations/importer', ImportScreen),
  screen('/operations/exporter', ExportScreen),
  screen('/operations/integrite', IntegrityScreen),
  screen('/operations/lire', ReadingScreen),
  screen('/parametres/dossier', CompanyScreen),
  screen('/parametres/numerotation', NumberingScreen),
  screen('/parametres/impression', PrintScreen),
  screen('/parametres/ordinateur', ComputerScreen),
  screen('/parametres/neotouch', NeotouchScreen),
])

export const router = createRouter({ routeTree: tree, history: createMemoryHistory({ initialEntries: ['/'] }) })
