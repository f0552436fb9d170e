import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { CallError, call, useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { homeText as text } from '../../text/home.ts'

/** The first screen: try, create, open. */
export function HomeScreen() {
  const client = useQueryClient()
  const recent = useAnswer('dossiers.recent', {})
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [working, setWorking] = useState(false)

  const [opening, setOpening] = useState<string | null>(null)
  const chooses = useRef(false)
  /** The dossier of the last time opens by itself, unless the person says Échap meanwhile. */
  useEffect(() => {
    const noticeEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') chooses.current = true
    }
    const openLast = async () => {
      const last = await call('dossiers.lastToOpen', {})
      if (!last) return
      setOpening(last.name)
      await call('dossiers.open', { path: last.path })
      if (chooses.current) await call('dossiers.close', {})
      await client.invalidateQueries()
    }
    window.addEventListener('keydown', noticeEscape)
    openLast()
      .catch((error: unknown) => {
        if (!(error instanceof CallError)) throw error
        setProblem(error.failure.message)
      })
      .finally(() => setOpening(null))
    return () => window.removeEventListener('keydown', noticeEscape)
  }, [client])

  const enter = async (open: () => Promise<unknown>) => {
    setProblem(null)
    setWorking(true)
    try {
      await open()
      await client.invalidateQueries()
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setProblem(error.failure.message)
    } finally {
      setWorking(false)
    }
  }
  const demonstration = () =>
    enter(async () => {
      const { path } = await call('dossiers.demonstrationPath', {})
      await call('dossiers.createDemonstration', { path })
    })
  const create = () => {
    if (name.trim() === '') return setProblem(text.nameMissing)
    void enter(async () => {
      const { path } = await call('dialogs.newDossier', { name: name.trim() })
      if (path) await call('dossiers.create', { path, company: { name: name.trim() } })
    })
  }
  const choose = () =>
    enter(async () => {
      const { path } = await call('dialogs.openDossier', {})
      if (path) await call('dossiers.open', { path })
    })

  return (
    <section className="home" aria-label={text.title}>
      <div>
        <h1>{text.title}</h1>
        <p>{text.intro}</p>
      </div>
      {problem && (
        <p className="notice" data-tone="error" role="alert">
          {problem}
        </p>
      )}
      {opening !== null && <p role="status">{text.opening(opening)}</p>}
      {working && <p role="status">{text.working}</p>}
      <div className="home-ways">
        <Card title={text.demonstration}>
          <p>{text.demonstrationText}</p>
          <button
            type="button"
            className="button"
            data-variant="primary"
            disabled={working}
            onClick={() => void demonstration()}
          >
            {text.demonstrationAction}
          </button>
        </Card>
        <Card title={text.create}>
          <p>{text.createText}</p>
          <label className="entry">
            {text.name}
            <input className="input" value={name} onChange={(event) => setName(event.target.value)} />
          </label>
          <button type="button" className="button" disabled={working} onClick={create}>
            {text.createAction}
          </button>
        </Card>
        <Card title={text.open}>
          <p>{text.openText}</p>
          <button type="button" className="button" disabled={working} onClick={() => void choose()}>
            {text.openAction}
          </button>
        </Card>
      </div>
      {recent.data && recent.data.length > 0 && (
        <Card title={text.recent}>
          <ul>
            {recent.data.map((one) => (
              <li key={one.path}>
                <button
                  type="button"
                  className="link-button"
                  disabled={!one.exists || working}
                  onClick={() => void enter(() => call('dossiers.open', { path: one.path }))}
                >
                  {one.name}
                </button>{' '}
                <small>{one.exists ? one.path : text.missing}</small>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </section>
  )
}
