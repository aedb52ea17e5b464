import { describe, expect, test } from '@jest/globals';
import { communityId } from '../../src/connections/community-id.js';

/** Worked out by hand with `printf … | sha1sum | xxd -r -p | base64`, after the specification's layout. */
describe('Community ID', () => {
  test('is the same for both directions', () => {
    const there = communityId({ source: '192.0.2.10', destination: '198.51.100.8' }, 6, [50_000, 8443]);
    const back = communityId({ source: '198.51.100.8', destination: '192.0.2.10' }, 6, [8443, 50_000]);
    expect(there).toBe('1:35fGnvgnWmUZdO38ggmSaTsWo/w=');
    expect(back).toBe(there);
  });

  test('IPv6 in any spelling', () => {
    const short = communityId({ source: '2001:db8::10', destination: '2001:db8::8' }, 6, [50_000, 443]);
    const long = communityId({ source: '2001:db8:0:0:0:0:0:10', destination: '2001:0db8::0008' }, 6, [50_000, 443]);
    expect(short).toBe(long);
    expect(communityId({ source: '::ffff:192.0.2.10', destination: '::1' }, 17, [1, 2])).not.toBeNull();
  });

  test('a host that is only known by its name has none', () => {
    expect(communityId({ source: 'mgr.example', destination: '192.0.2.8' }, 6, [1, 2])).toBeNull();
  });
});
