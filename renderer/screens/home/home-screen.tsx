import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { CallError, call, useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { homeText as text } from '../../text/home.ts'
import { letLastGo, openLast, useLastDossier } from './last-dossier.ts'

/** The first screen: try, create, open. */
export function HomeScreen() {
  const client = useQueryClient()
  const recent = useAnswer('dossiers.recent', {})
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [working, setWorking] = useState(false)
  const last = useLastDossier()
  useEffect(() => {
    const noticeEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') void letLastGo()
    }
    window.addEventListener('keydown', noticeEscape)
    openLast(client)
    return () => window.removeEventListener('keydown', noticeEscape)
  }, [client])

  const enter = async (open: () => Promise<unknown>) => {
    setProblem(null)
    setWorking(true)
    try {
      await letLastGo()
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
  const told = problem ?? last.problem

  return (
    <section className="home" aria-label={text.title}>
      <div>
        <h1>{text.title}</h1>
        <p>{text.intro}</p>
      </div>
      {told && (
        <p className="notice" data-tone="error" role="alert">
          {told}
        </p>
      )}
      {last.opening !== null && (
        <p role="status">{last.letGo ? text.letGo(last.opening) : text.opening(last.opening)}</p>
      )}
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
