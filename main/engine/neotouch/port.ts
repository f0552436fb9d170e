import type { Channel } from '../../../shared/model/sending.ts'

/** One HTTP exchange. */
export interface HttpPort {
  /** @throws HttpFailure when no complete answer was read. */
  post(request: HttpRequest): Promise<HttpAnswer>
}
export interface HttpRequest {
  url: string
  headers: Readonly<Record<string, string>>
  body: Uint8Array
  /** Milliseconds for the whole exchange. */
  timeout: number
  /** A longer answer is cut and refused. */
  maxBytes: number
}
export interface HttpAnswer {
  status: number
  headers: Readonly<Record<string, string>>
  body: Uint8Array
}

/** `before`: the connection was never made, so nothing left the machine. `after`: the request may have been read. */
export class HttpFailure extends Error {
  readonly phase: 'before' | 'after'
  readonly code: string
  constructor(phase: 'before' | 'after', code: string, message: string) {
    super(message)
    this.name = 'HttpFailure'
    this.phase = phase
    this.code = code
  }
}

/** What the application needs of a sending platform. One recipient on one channel is one transport. */
export interface SendingPlatform {
  /** Signs in and asks who we are. Never throws: the outcome is the answer. */
  test(): Promise<TestOutcome>
  /** Hands one transport over. Never throws: what is not known is `uncertain`. */
  submit(transport: OutgoingTransport): Promise<SubmitOutcome>
  /** Transports that carry exactly this key (variable `Identifier`), on this channel. */
  find(channel: Channel, key: string, options?: { archive?: boolean }): Promise<LookUp<TransportStatus[]>>
  /** Current state of transports, asked in groups; unknown ids are absent from the answer. */
  states(transports: readonly { channel: Channel; transportId: string }[]): Promise<LookUp<TransportStatus[]>>
  /** Files that the platform made: the converted PDF, and `Receipt.pdf` when there is one. */
  files(transportId: string): Promise<LookUp<PlatformFile[]>>
  /** Asks to stop a transport that has not left yet. */
  cancel(channel: Channel, transportId: string): Promise<LookUp<{ cancelled: boolean; reason: string }>>
  /** One more session on the same account, at the same pace: each session has one request at a time. */
  another(): SendingPlatform
  /** Logs out; a failure to do so is ignored. */
  close(): Promise<void>
}

export interface OutgoingTransport {
  channel: Channel
  /** Our own key, `Identifier`: the same for every technical retry of one sending. */
  key: string
  /** Name → value, in the order of the protocol page; the adapter adds `Identifier` and `ApplicationName`. */
  variables: Readonly<Record<string, string>>
  file: { name: string; bytes: Uint8Array }
}

export type SubmitOutcome =
  | { kind: 'accepted'; transportId: string; submissionId: string }
  /** Nothing left, or the platform asked to come back later: the same submission may be tried again. */
  | { kind: 'retry'; message: string; offline: boolean; retryAfter?: number }
  /** A person is needed: wrong password, subscription. */
  | { kind: 'blocked'; reason: 'signed_out' | 'contract'; message: string }
  /** The platform refused this transport, and says why. */
  | { kind: 'rejected'; message: string; detail: string }
  /** The body may have been read: only the platform knows. */
  | { kind: 'uncertain'; message: string }

export interface TransportStatus {
  transportId: string
  /** The key that the transport carries; empty when the platform did not say. */
  key: string
  /** Raw code of the platform, 0 to 400. */
  state: number
  shortStatus: string
  completionDateTime: string
  submitDateTime: string
}

export interface PlatformFile {
  name: string
  bytes: Uint8Array
}

/** An answer to a question that changes nothing on the platform. */
export type LookUp<Value> =
  | { kind: 'ok'; value: Value }
  | { kind: 'retry'; message: string; offline: boolean }
  | { kind: 'blocked'; reason: 'signed_out' | 'contract'; message: string }

export type TestOutcome =
  | { kind: 'ok'; milliseconds: number; name: string; company: string; account: string; notice: string }
  | { kind: 'failed'; code: 'offline' | 'signed_out' | 'refused'; message: string; detail: string }

/** How to reach the platform with one account. */
export interface PlatformConnection {
  /** Entry address of the session service. Plain HTTP is refused except to the loopback. */
  address: string
  userName: string
  password: string
  /** Product name and version, variable `ApplicationName`. */
  applicationName: string
}
