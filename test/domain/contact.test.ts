import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContact, readEmail } from '../../src/domain/contact.ts';
import { Remarks } from '../../src/domain/remarks.ts';

describe('readEmail', () => {
  it('leaves an address alone', () => {
    for (const email of ['data@city.gov', 'Open.Data+1@data.city.gov', "o'neil@city.ie", 'a@münchen.de']) {
      expect(readEmail(email)).toEqual({ email, rules: [] });
    }
  });

  it('finds the address in what surrounds it', () => {
    const cases = [
      'mailto:data@city.gov',
      'mailto: data@city.gov',
      'MAILTO:data@city.gov?subject=x',
      'City <data@city.gov>',
      'data (at) city.gov',
      'data[at]city.gov',
      'data at city.gov',
      'E-mail: data@city.gov',
      'data%40city.gov',
      'data@city.gov.',
    ];
    for (const raw of cases)
      expect(readEmail(raw), raw).toEqual({ email: 'data@city.gov', rules: ['email-repaired'] });
  });

  it('takes the first of several and says so', () => {
    for (const raw of ['a@x.org; b@x.org', 'a@x.org,b@x.org', 'a@x.org / b@x.org', 'a@x.org b@x.org']) {
      expect(readEmail(raw), raw).toEqual({ email: 'a@x.org', rules: ['first-of-several'] });
    }
  });

  it('drops what is none', () => {
    for (const raw of ['call us', '@city', 'data@', 'data@city', 'x'.repeat(5_000)]) {
      expect(readEmail(raw)).toEqual({ email: null, rules: ['email-unreadable'] });
    }
  });

  it('gives an address or nothing, in time, whatever it reads', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress()), (raw) => {
        const { email } = readEmail(raw);
        if (email !== null) expect(email).toMatch(/^[^\s<>]+@[^\s<>@]+\.[^\s<>@]+$/);
      }),
    );
    const before = performance.now();
    readEmail('a.'.repeat(1_000));
    readEmail(`a@${'b.'.repeat(990)}`);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});

describe('readContact', () => {
  const read = (given: { name?: string; email?: string; url?: string }) => {
    const remarks = new Remarks();
    const draft = { name: given.name ?? null, email: given.email ?? null, url: given.url ?? null };
    const contact = readContact(draft, null, remarks.note);
    return { contact, rules: remarks.list().map((remark) => remark.rule) };
  };

  it('moves a web form out of the email field', () => {
    expect(read({ name: 'City', email: 'https://city.gov/contact' })).toEqual({
      contact: { name: 'City', email: null, url: 'https://city.gov/contact' },
      rules: ['contact-from-email'],
    });
    expect(read({ email: 'mailto:https://city.gov/contact' }).contact?.url).toBe('https://city.gov/contact');
  });

  it('is null when nothing is left', () => {
    expect(read({ name: 'N/A', email: ' ', url: 'javascript:x' })).toEqual({
      contact: null,
      rules: ['placeholder-dropped', 'url-refused'],
    });
    expect(readContact(null, null, new Remarks().note)).toBeNull();
  });
});
