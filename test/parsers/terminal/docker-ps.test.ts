import { describe, expect, test } from '@jest/globals';
import { dockerPs } from '../../../src/parsers/terminal/docker-ps.js';
import { readRun } from './host-run.js';

const DOCKER = [
  'CONTAINER ID   IMAGE              COMMAND                  CREATED       STATUS                      PORTS                                       NAMES',
  'b09c1e3b5d81   nginx:1.22         "/docker-entrypoint.…"   2 weeks ago   Up 3 days (unhealthy)       0.0.0.0:8443->8443/tcp, :::8443->8443/tcp   gateway',
  '1a1fca641d0a   redis:6            "docker-entrypoint.s…"   2 weeks ago   Exited (137) 5 hours ago                                                redis',
  '504f06c0d581   registry.example:5000/app:8   "bin/rails Up now"   2 weeks ago   Up About a minute (health: starting)             app',
  '6f06c0d58150   postgres:13        "postgres"               2 weeks ago   Restarting (1) 4 seconds ago                                            database',
  '7f06c0d58150   busybox            "sh"                     2 weeks ago   Up 3 days (Paused)                                                      idle',
  '8f06c0d58150   busybox            "sh"                     2 weeks ago   Created                                                                 never',
].join('\n');

const states = (command: string, output: string): unknown =>
  readRun(dockerPs, command, output).emitted.map(([, facts]) => [
    'container.name' in facts ? facts['container.name'] : '',
    'container.state' in facts ? facts['container.state'] : '',
    'container.status' in facts ? facts['container.status'] : '',
  ]);

describe('docker ps', () => {
  test('-a', () => {
    const { emitted, understood } = readRun(dockerPs, 'docker ps -a', DOCKER);
    expect(understood).toBe(true);
    expect(emitted.slice(0, 3)).toEqual([
      [
        'host.container',
        {
          'container.name': 'gateway',
          'container.id': 'b09c1e3b5d81',
          'container.image.name': 'nginx:1.22',
          'container.state': 'running',
          'container.status': 'Up 3 days (unhealthy)',
          'container.healthy': false,
        },
        [2],
      ],
      [
        'host.container',
        {
          'container.name': 'redis',
          'container.id': '1a1fca641d0a',
          'container.image.name': 'redis:6',
          'container.state': 'exited',
          'container.status': 'Exited (137) 5 hours ago',
          'container.exit_code': 137,
        },
        [3],
      ],
      [
        'host.container',
        {
          'container.name': 'app',
          'container.id': '504f06c0d581',
          'container.image.name': 'registry.example:5000/app:8',
          'container.state': 'running',
          'container.status': 'Up About a minute (health: starting)',
        },
        [4],
      ],
    ]);
    expect(states('docker ps -a', DOCKER)).toEqual([
      ['gateway', 'running', 'Up 3 days (unhealthy)'],
      ['redis', 'exited', 'Exited (137) 5 hours ago'],
      ['app', 'running', 'Up About a minute (health: starting)'],
      ['database', 'restarting', 'Restarting (1) 4 seconds ago'],
      ['idle', 'paused', 'Up 3 days (Paused)'],
      ['never', 'created', 'Created'],
    ]);
    expect(emitted[3]?.[1]).toMatchObject({ 'container.exit_code': 1 });
  });

  test('pasted without its blanks', () => {
    expect(states('docker ps', DOCKER.replace(/ +/g, ' '))).toEqual(states('docker ps', DOCKER));
  });

  test('podman', () => {
    const output = [
      'CONTAINER ID  IMAGE                           COMMAND               CREATED       STATUS                     PORTS                   NAMES',
      '2f06c0d58150  docker.io/library/nginx:latest  nginx -g daemon o...  3 weeks ago   Up 3 weeks ago (healthy)   0.0.0.0:8080->80/tcp    web',
      '3f06c0d58150  docker.io/library/redis:6       redis-server          3 weeks ago   Exited (0) 2 days ago                              store',
    ].join('\n');
    expect(states('podman ps -a', output)).toEqual([
      ['web', 'running', 'Up 3 weeks ago (healthy)'],
      ['store', 'exited', 'Exited (0) 2 days ago'],
    ]);
  });

  test('docker compose', () => {
    const output = [
      'NAME        IMAGE        COMMAND                  SERVICE   CREATED       STATUS                    PORTS',
      'app-web-1   nginx:1.22   "/docker-entrypoint.…"   web       2 weeks ago   Up 2 weeks (healthy)      0.0.0.0:8443->8443/tcp',
      'app-db-1    postgres     "postgres"               db        2 weeks ago   Exited (1) 2 hours ago',
    ].join('\n');
    expect(readRun(dockerPs, 'docker compose ps', output).emitted[0]?.[1]).toEqual({
      'container.name': 'app-web-1',
      'container.image.name': 'nginx:1.22',
      'container.state': 'running',
      'container.status': 'Up 2 weeks (healthy)',
      'container.healthy': true,
    });
    const old = [
      '   Name                 Command               State           Ports',
      '-----------------------------------------------------------------------',
      'app_web_1   /docker-entrypoint.sh ngin ...   Up      0.0.0.0:80->80/tcp',
      'app_db_1    postgres                         Exit 137',
    ].join('\n');
    expect(states('docker-compose ps', old)).toEqual([
      ['app_web_1', 'running', 'Up'],
      ['app_db_1', 'exited', 'Exit 137'],
    ]);
  });

  test('a table of --format', () => {
    const output = 'NAMES     STATUS\nredis     Exited (137) 5 hours ago\ngateway   Up 3 days';
    expect(states('docker ps -a', output)).toEqual([
      ['redis', 'exited', 'Exited (137) 5 hours ago'],
      ['gateway', 'running', 'Up 3 days'],
    ]);
  });

  test('nothing runs, and nothing can be asked', () => {
    const [heading = ''] = DOCKER.split('\n');
    expect(readRun(dockerPs, 'docker ps', heading)).toMatchObject({ understood: true, emitted: [] });
    const refused = 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?';
    expect(readRun(dockerPs, 'docker ps', refused)).toMatchObject({ understood: false, emitted: [] });
  });

  test('is recognised by its heading', () => {
    expect(dockerPs.recognise(DOCKER.split('\n'))).toBe(1);
    expect(dockerPs.recognise(['NAME  IMAGE'])).toBe(0);
  });
});
