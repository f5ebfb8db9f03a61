import { describe, expect, it } from 'vitest';
import { linkTemplate, stratumOf } from '../../../src/domain/links/link-template.ts';

describe('the pattern of an address', () => {
  it.each([
    [
      'https://x.example/api/views/xvf2-p8qd/rows.csv?accessType=DOWNLOAD',
      '/api/views/*/*.csv?accessType=DOWNLOAD',
    ],
    [
      'https://x.example/dataset/53a1832b-f834-421e-b668-d9d497c6997b/resource/10d6dd4d-d285-4dd0-8d79-c7585e14c21f/download/trees.csv',
      '/dataset/*/resource/*/download/*.csv',
    ],
    ['https://x.example/datasets/0a1b2c3d4e5f60718293a4b5c6d7e8f9_12.geojson', '/datasets/*.geojson'],
    ['https://x.example/items/0a1b2c3d4e5f60718293a4b5c6d7e8f9_12', '/items/*'],
    ['https://x.example/_res/001/012/771/attach_89593_12.csv', '/_res/*/*/*/*.csv'],
    ['https://x.example/ksisuu/2013-2019/ks190v2700.CSV', '/ksisuu/*/*.csv'],
    ['https://x.example/road-work/index', '/road-work/index'],
    ['https://x.example/facade/deadbeef', '/facade/deadbeef'],
    ['https://x.example/f.aspx?id=12&page=all&raw', '/*.aspx?id=*&page=all&raw'],
    ['https://x.example/archive/2024.csv.zip', '/archive/*.csv.zip'],
    ['https://x.example/', '/'],
    ['https://x.example', ''],
  ])('%s is of %s', (url, template) => {
    expect(linkTemplate(url)).toBe(template);
  });

  it('belongs to its host', () => {
    expect(stratumOf('https://x.example:8443/a/1')).toEqual({ host: 'x.example:8443', template: '/a/*' });
  });

  it('takes no time over a long address', () => {
    const started = performance.now();
    linkTemplate(`https://x.example/${'a.'.repeat(4_000)}/${'1-a'.repeat(2_000)}!`);
    expect(performance.now() - started).toBeLessThan(200);
  });
});
