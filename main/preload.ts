import { contextBridge, ipcRenderer } from 'electron'

/** Two functions, values only: names are checked by the gate, which alone decides. */
contextBridge.exposeInMainWorld('neotouch', {
  call: (method: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('call', method, input),
  on: (event: string, listener: (payload: unknown) => void): (() => void) => {
    const receive = (_event: unknown, name: string, payload: unknown): void => {
      if (name === event) listener(payload)
    }
    ipcRenderer.on('event', receive)
    return () => ipcRenderer.removeListener('event', receive)
  },
})
