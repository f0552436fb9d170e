import { useAction } from '../../api.ts'
import { showToast } from '../../components/toast.tsx'
import { ublText as text } from '../../text/reading.ts'

/** « Exporter en UBL… »: one document where the person says, several in a folder. */
export function useSaveUbl() {
  const action = useAction('dialogs.saveUbl')
  return {
    error: action.error,
    save: (ids: readonly string[]) =>
      action.mutate(
        { ids: [...ids] },
        {
          onSuccess: ({ path, written }) => {
            if (path !== null) showToast({ message: text.written(written, path) })
          },
        },
      ),
  }
}
