/**
 * What must not compile: a rule that names what no parser can say. `tsc` judges this file; a line that compiles after
 * all makes its `@ts-expect-error` an error.
 */
import { defineRule, type Claim, type Sight } from '../../src/core/rule.js';
import { pattern } from '../../src/core/pattern.js';

const sight = (seen: Sight): Sight => seen;

/** These do compile, so that the refusals below are for the reason they state. */
export const accepted: readonly Sight[] = [
  sight({ see: 'oauth.token-answer' }),
  sight({ see: 'oauth.token-answer', where: { 'url.path': pattern.endsWith('/oauth/token') } }),
  sight({ see: 'oauth.token-answer', where: { 'http.response.status_code': pattern.oneOf(400, 401, 403) } }),
  sight({
    see: 'oauth.token-answer',
    where: { 'oauth.error': pattern.equal('invalid_client') },
    same: ['oauth.client.id'],
  }),
  sight({ see: 'oauth.client-created', where: { 'oauth.grant_type': pattern.present }, scope: 'before' }),
  sight({
    see: 'app.request',
    where: { 'event.duration': pattern.atLeast(1), 'error.message': pattern.matches(/redis/i) },
  }),
];

export const refused: readonly Sight[] = [
  // @ts-expect-error misspelt kind
  sight({ see: 'oauth.tokn-answer' }),
  // @ts-expect-error misspelt field
  sight({ see: 'oauth.token-answer', where: { 'url.pth': pattern.endsWith('/oauth/token') } }),
  // @ts-expect-error a field of another kind
  sight({ see: 'oauth.client-created', where: { 'http.response.status_code': pattern.equal(401) } }),
  // @ts-expect-error a value that the field cannot have
  sight({ see: 'oauth.token-answer', where: { 'oauth.error': pattern.equal('invalid_clint') } }),
  // @ts-expect-error one value of several that the field cannot have
  sight({ see: 'oauth.token-answer', where: { 'oauth.error': pattern.oneOf('invalid_client', 'nope') } }),
  // @ts-expect-error a text where the field is a number
  sight({ see: 'oauth.token-answer', where: { 'http.response.status_code': pattern.equal('401') } }),
  // @ts-expect-error a test on texts where the field is a number
  sight({ see: 'oauth.token-answer', where: { 'http.response.status_code': pattern.startsWith('4') } }),
  // @ts-expect-error a test on numbers where the field is a text
  sight({ see: 'oauth.token-answer', where: { 'url.path': pattern.atLeast(1) } }),
  // @ts-expect-error a field of another kind, tied to the attempt's
  sight({ see: 'oauth.client-created', same: ['http.response.status_code'] }),
  // @ts-expect-error a scope that there is not
  sight({ see: 'oauth.client-created', scope: 'after' }),
];

// @ts-expect-error a claim without a sight
export const blind: Claim = { says: 'nothing shows it', seen: [] };

// @ts-expect-error a claim without words
export const mute: Claim = { seen: [{ see: 'oauth.client-deleted' }] };

const form = {
  id: 'example',
  cause: 'An example.',
  severity: 'error',
  prior: 1,
  steps: { seen: { says: 'it was seen', seen: [{ see: 'oauth.client-deleted' }] } },
  explain: 'An example.',
  fix: [],
  verify: [],
  risk: [],
  collect: [],
  references: [],
} as const;

/** The form compiles with a stage, and neither without one nor with one that is no rung of the ladder. */
export const whole = defineRule({ ...form, stage: 'token' });
// @ts-expect-error the stage is missing
export const withoutStage = defineRule(form);
// @ts-expect-error a stage that there is not
export const wrongStage = defineRule({ ...form, stage: 'tokens' });
// @ts-expect-error `decides` is said or left out, never denied
export const denied: Claim = { ...form.steps.seen, decides: false };
