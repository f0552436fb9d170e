import type { Channel } from '../../../shared/model/sending.ts'

/** How a channel is handed over: as a named transport, or to a rule kept on the account of the platform. */
export interface ChannelMapping {
  mode: 'transport' | 'rule'
  /** `transport` mode: name of the transport, and its type when several share the name. */
  transportName: string
  recipientType: string
  /** `rule` mode. */
  configurationName: string
  ruleName: string
  /** Type under which the platform finds its transports again. */
  queryType: string
}

/** What may differ from one contract to another. Portail and Chorus Pro have no public description. */
export interface NeotouchMapping {
  channels: Readonly<Record<Channel, ChannelMapping>>
  /** Our name → name on the platform; an empty name drops the variable. */
  varNames: Readonly<Record<string, string>>
  /** Constants added to every transport. */
  extraVars: Readonly<Record<string, string>>
}

const transport = (transportName: string, recipientType: string, queryType: string, ruleName = ''): ChannelMapping => ({
  mode: 'transport',
  transportName,
  recipientType,
  configurationName: 'Neotouch',
  ruleName,
  queryType,
})

export const DEFAULT_MAPPING: NeotouchMapping = {
  channels: {
    courrier: transport('MODEsker', '', 'MOD'),
    email: transport('Mail', 'SM', 'SM'),
    portail: transport('CustomData', 'CD#NeotouchPortail', 'CD#NeotouchPortail', 'Portail'),
    chorus: transport('CustomData', 'CD#NeotouchChorusPro', 'CD#NeotouchChorusPro', 'ChorusPro'),
  },
  varNames: {},
  extraVars: {},
}

/** Name of one of our variables on the platform; null: it is not sent. */
export function platformName(mapping: NeotouchMapping, name: string): string | null {
  const renamed = mapping.varNames[name] ?? name
  return renamed === '' ? null : renamed
}

/** The variables that leave: renamed, with the constants, each with its type on the platform. */
export function platformVariables(
  mapping: NeotouchMapping,
  variables: Readonly<Record<string, string>>,
): { name: string; type: VariableType; value: string }[] {
  const own = Object.entries(variables).flatMap(([name, value]) => {
    const renamed = platformName(mapping, name)
    return renamed === null ? [] : [{ name: renamed, type: variableType(name), value }]
  })
  const constants = Object.entries(mapping.extraVars).map(([name, value]) => ({ name, type: variableType(''), value }))
  return [...own, ...constants]
}

export type VariableType = 'TYPE_STRING' | 'TYPE_DATETIME' | 'TYPE_DOUBLE'
const DATES = new Set(['InvoiceDate', 'DueDate'])
const AMOUNTS = new Set(['TotalNet', 'TotalTax', 'TotalGross'])

function variableType(name: string): VariableType {
  if (DATES.has(name)) return 'TYPE_DATETIME'
  return AMOUNTS.has(name) ? 'TYPE_DOUBLE' : 'TYPE_STRING'
}
