import { describe, expect, it } from 'vitest';
import { createPortalHeaders, lowerCased } from '../../src/http/portal-headers.ts';

const home = new URL('https://data.city.example/file.csv');
const elsewhere = new URL('https://cdn.example/file.csv');

function headersOf(hosts: readonly string[] | null) {
  const headers = createPortalHeaders('us', { headers: { 'X-App-Token': 'token', Host: 'other' } }, hosts);
  return headers.forHops({ url: home, own: { 'x-own': '1' }, common: headers.common('*/*') });
}

describe('the headers of a request', () => {
  it('say who asks, and what is accepted', () => {
    expect(createPortalHeaders('us', { headers: {} }, []).common('text/csv')).toEqual({
      'user-agent': 'us',
      accept: 'text/csv',
      'accept-encoding': 'gzip, br',
    });
  });

  it('hold the portal’s own only on its hosts', () => {
    const hop = headersOf(['data.city.example']);
    expect(hop(home, true)).toMatchObject({ 'x-app-token': 'token', 'x-own': '1' });
    expect(hop(elsewhere, false)).toEqual({
      'user-agent': 'us',
      accept: '*/*',
      'accept-encoding': 'gzip, br',
    });
  });

  it('lose the portal’s own on the way from https to http', () => {
    expect(headersOf(['data.city.example'])(new URL('http://data.city.example/'), false)).not.toHaveProperty(
      'x-app-token',
    );
  });

  it('learn the portal’s host from the first request only where none is given', () => {
    expect(headersOf(null)(home, true)).toHaveProperty('x-app-token');
    expect(headersOf([])(home, true)).not.toHaveProperty('x-app-token');
  });

  it('leave out what belongs to the connection', () => {
    expect(lowerCased({ Host: 'x', 'Content-Length': '3', TE: 'gzip', 'X-A': '1' })).toEqual({ 'x-a': '1' });
  });
});
