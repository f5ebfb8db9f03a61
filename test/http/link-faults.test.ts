import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../src/connector/index.ts';
import { NoAddress } from '../../src/http/guard.ts';
import { faultOfError, faultOfUrl } from '../../src/http/link-faults.ts';

const coded = (code: string): Error => Object.assign(new Error(code), { code });

describe('what kept a request from being answered', () => {
  it.each([
    ['ENOTFOUND', 'NO_HOST'],
    ['EAI_AGAIN', 'UNREACHABLE'],
    ['ECONNREFUSED', 'UNREACHABLE'],
    ['EHOSTUNREACH', 'UNREACHABLE'],
    ['ECONNRESET', 'CUT'],
    ['UND_ERR_SOCKET', 'CUT'],
    ['HPE_INVALID_CONSTANT', 'CUT'],
    ['UND_ERR_CONNECT_TIMEOUT', 'TIMEOUT'],
    ['UND_ERR_HEADERS_TIMEOUT', 'TIMEOUT'],
    ['CERT_HAS_EXPIRED', 'TLS'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'TLS'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'TLS'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'TLS'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'TLS'],
  ])('%s is %s, also as a cause', (code, fault) => {
    expect(faultOfError(coded(code))).toBe(fault);
    expect(faultOfError(new TypeError('fetch failed', { cause: coded(code) }))).toBe(fault);
  });

  it('is the guard, a pause, or a name without an address', () => {
    expect(faultOfError(new ConnectorError('BAD_CONFIG', 'refused'))).toBe('PRIVATE_HOST');
    expect(faultOfError(new ConnectorError('RATE_LIMITED', 'not now'))).toBe('RATE_LIMITED');
    expect(faultOfError(new NoAddress('none'))).toBe('NO_HOST');
  });

  it('is an outage where nobody knows better', () => {
    expect(faultOfError(new Error('who knows'))).toBe('UNREACHABLE');
    expect(faultOfError('not even an error')).toBe('UNREACHABLE');
  });

  it.each([
    ['https://x.example/a', null],
    ['https://x.example:8443/a', null],
    ['https://x.example:22/a', 'NOT_ASKED'],
    ['https://me:secret@x.example/a', 'NOT_ASKED'],
    ['http://127.0.0.1/', 'PRIVATE_HOST'],
    ['file:///etc/passwd', 'UNSUPPORTED_SCHEME'],
    ['//x.example', 'INVALID_URL'],
  ])('is seen in %s itself: %s', (url, fault) => {
    expect(faultOfUrl(url, { allowLoopback: false })).toBe(fault);
  });
});
