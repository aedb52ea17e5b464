import type { DeviceErrorKind } from './errors.js';

/** What a router or switch logs and shows of its own licensing, which is not the manager's sync. */
export interface DeviceFacts {
  /** The device could not report its license usage (`%SMART_LIC-3-COMM_FAILED` and its like). */
  'device.license-failure': {
    /** Mnemonic of the message, without facility and severity. */
    readonly 'event.code'?: string;
    readonly 'error.message': string;
    readonly 'error.kind': DeviceErrorKind;
    /** What the device calls the other side: CSSM, or CSLU, which may stand before an SSM. */
    readonly 'license.peer'?: 'CSSM' | 'CSLU' | 'SSM';
  };
  /** How the device is set to report its usage (`show license status`, `all`, `tech support`). */
  'device.license-transport': {
    readonly 'license.transport'?: 'smart' | 'cslu' | 'callhome' | 'off';
    /** Where it reports, as printed; absent if none is set. */
    readonly 'url.full'?: string;
    readonly 'url.domain'?: string;
    readonly 'url.port'?: number;
    /** Absent if it is not printed or not set. */
    readonly 'device.vrf'?: string;
    readonly 'proxy.address'?: string;
    readonly 'proxy.port'?: number;
  };
  /** What the device reached with its license server so far. */
  'device.license-state': {
    /** False if no trust code is installed. */
    readonly 'license.trust_code'?: boolean;
    /** As printed; `none` if no report was acknowledged yet. */
    readonly 'license.report.acknowledged'?: string;
    readonly 'license.report.sent'?: string;
    readonly 'license.report.deadline'?: string;
  };
}
