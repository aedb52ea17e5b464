/** What the license server's gateway (nginx) and application (Rails) write. */
export interface ServerFacts {
  /** One line of nginx's access log: written when the request ends. */
  'gateway.request': {
    readonly 'source.address': string;
    readonly 'http.request.method'?: string;
    readonly 'url.path'?: string;
    readonly 'http.response.status_code'?: number;
    readonly 'http.response.body.bytes'?: number;
    readonly 'user_agent.original'?: string;
  };
  /** One line of nginx's error log. */
  'gateway.error': {
    readonly 'log.level': string;
    readonly 'nginx.connection.id'?: number;
    /** errno as nginx prints it, e.g. 111 for Connection refused. */
    readonly 'error.code'?: number;
    readonly 'error.message': string;
    readonly 'nginx.action'?: string;
    readonly 'source.address'?: string;
    readonly 'http.request.method'?: string;
    readonly 'url.path'?: string;
    readonly 'nginx.upstream'?: string;
  };
  /** One request as the application logged it (lograge or Rails' default lines). */
  'app.request': {
    readonly 'http.request.method'?: string;
    readonly 'url.path'?: string;
    readonly 'http.response.status_code'?: number;
    readonly 'rails.controller'?: string;
    readonly 'error.type'?: string;
    readonly 'error.message'?: string;
    /** Microseconds. */
    readonly 'event.duration'?: number;
  };
  'app.exception': { readonly 'error.type': string; readonly 'error.message'?: string };
  /** An address or name by which browsers reach the license server, out of the gateway's log; told once a source. */
  'gateway.named': { readonly 'server.address': string };
  /** The address that a name resolves to, against the addresses by which the server is reached. */
  'name.address-compared': {
    readonly 'dns.question.name': string;
    readonly 'dns.resolved_address': string;
    readonly 'server.address.seen': string;
    readonly 'same': boolean;
  };
  /** A request at the license server, paired from the lines of its gateway and its application. */
  'server.request': {
    readonly 'source.address'?: string;
    readonly 'http.request.method'?: string;
    readonly 'url.path'?: string;
    readonly 'http.response.status_code'?: number;
    readonly 'http.response.body.bytes'?: number;
    readonly 'user_agent.original'?: string;
    /** False where the gateway answered by itself; unknown without the application's log. */
    readonly 'app.reached'?: boolean;
    readonly 'error.type'?: string;
    readonly 'error.message'?: string;
  };
}
