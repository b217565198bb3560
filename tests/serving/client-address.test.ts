import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { clientAddress, clientOf } from '../../src/serving/client-address.ts'

const from = (remoteAddress: string, forwarded?: string) =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage

describe('the address of the client', () => {
  test('is that of the connection where there is no proxy, whatever the header says', () => {
    expect(clientAddress(from('192.0.2.1', '198.51.100.7'), 0)).toBe('192.0.2.1')
    expect(clientAddress(from('::ffff:192.0.2.1'), 0)).toBe('192.0.2.1')
    expect(clientAddress(from('fe80::1%eth0'), 0)).toBe('fe80::1')
  })

  test.each([
    [1, '198.51.100.7', '198.51.100.7'],
    [1, '6.6.6.6, 198.51.100.7', '198.51.100.7'],
    [2, '6.6.6.6, 198.51.100.7, 10.0.0.2', '198.51.100.7'],
    [1, '6.6.6.6,198.51.100.7:4711', '198.51.100.7'],
    [1, '[2001:db8::1]:443', '2001:db8::1'],
    [1, '2001:db8::1', '2001:db8::1'],
  ])('counts %i from the right of %j', (hops, header, address) => {
    expect(clientAddress(from('10.0.0.1', header), hops)).toBe(address)
  })

  test.each([
    [2, '198.51.100.7'],
    [1, undefined],
    [1, ''],
    [1, 'unknown'],
    [1, '198.51.100.7, <script>'],
  ])('with %i proxies and %j, is that of the connection', (hops, header) => {
    expect(clientAddress(from('10.0.0.1', header), hops)).toBe('10.0.0.1')
  })
})

test('one client is one address, or one network of IPv6', () => {
  expect(clientOf('192.0.2.1')).toBe('192.0.2.1')
  expect(clientOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
  expect(clientOf('2001:0DB8:1:0002::6')).toBe('2001:db8:1:2')
  expect(clientOf('2001:db8::1')).toBe('2001:db8:0:0')
  expect(clientOf('::1')).toBe('0:0:0:0')
})
