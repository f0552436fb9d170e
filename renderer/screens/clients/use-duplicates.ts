import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { Duplicate } from '../../../shared/model/client-life.ts'
import { call } from '../../api.ts'
import { useClientForm } from './client-form.ts'

/** Clients that may be the same as the one being typed. */
export function useDuplicates(): readonly Duplicate[] {
  const { client } = useClientForm()
  const query = useDeferredValue(
    JSON.stringify({
      id: client.id,
      name: client.name.slice(0, 200),
      city: client.billingAddress.city.slice(0, 100),
      siren: client.siren.slice(0, 20),
      emails: client.contacts.map((contact) => contact.email).filter(Boolean),
    }),
  )
  const found = useQuery({
    queryKey: ['clients.duplicates', query],
    queryFn: () => call('clients.duplicates', JSON.parse(query)),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  })
  return found.data ?? []
}
