/** What can be measured, each in one base unit. */
export type Dimension =
  | 'mass'
  | 'length'
  | 'power'
  | 'speed'
  | 'force'
  | 'torque'
  | 'temperature'
  | 'voltage'
  | 'pressure'
  | 'duration'
  | 'rate'
  | 'percent'
  | 'pixels'
  | 'angle'
  | 'count'
  | 'degrees'
  | 'frequency'
  | 'vacuum'
  | 'class'
  | 'protection'
  | 'box'
  | 'channels'
  | 'layers'
  | 'ports'
  | 'compute'
  | 'frames'
  | 'cycles'
  | 'hardness'
  | 'volume'
  | 'energy'
  | 'resistance';

/** Unit as it is written after a number -> dimension and factor to the base unit. */
export const units: Record<string, [Dimension, number]> = {
  kg: ['mass', 1],
  kgs: ['mass', 1],
  kilograms: ['mass', 1],
  킬로그램: ['mass', 1],
  킬로: ['mass', 1],
  g: ['mass', 0.001],
  t: ['mass', 1000],
  ton: ['mass', 1000],
  tons: ['mass', 1000],
  tonnes: ['mass', 1000],
  톤: ['mass', 1000],
  lb: ['mass', 0.4536],
  lbs: ['mass', 0.4536],
  pounds: ['mass', 0.4536],
  mm: ['length', 1],
  밀리미터: ['length', 1],
  cm: ['length', 10],
  m: ['length', 1000],
  미터: ['length', 1000],
  um: ['length', 0.001],
  micron: ['length', 0.001],
  microns: ['length', 0.001],
  마이크론: ['length', 0.001],
  마이크로미터: ['length', 0.001],
  nm: ['length', 0.000_001],
  inch: ['length', 25.4],
  inches: ['length', 25.4],
  인치: ['length', 25.4],
  ft: ['length', 304.8],
  w: ['power', 1],
  kw: ['power', 1000],
  'm/s': ['speed', 1000],
  'mm/s': ['speed', 1],
  'm/min': ['speed', 16.67],
  'km/h': ['speed', 277.8],
  mph: ['speed', 447],
  n: ['force', 1],
  kn: ['force', 1000],
  'n·m': ['torque', 1],
  'n-m': ['torque', 1],
  degc: ['temperature', 1],
  도: ['degrees', 1],
  v: ['voltage', 1],
  kv: ['voltage', 1000],
  bar: ['pressure', 1],
  mpa: ['pressure', 10],
  kpa: ['pressure', 0.01],
  psi: ['pressure', 0.069],
  h: ['duration', 60],
  hr: ['duration', 60],
  hrs: ['duration', 60],
  hour: ['duration', 60],
  hours: ['duration', 60],
  시간: ['duration', 60],
  min: ['duration', 1],
  minutes: ['duration', 1],
  분: ['duration', 1],
  pph: ['rate', 1],
  s: ['duration', 1 / 60],
  sec: ['duration', 1 / 60],
  seconds: ['duration', 1 / 60],
  초: ['duration', 1 / 60],
  wph: ['rate', 1],
  '매/시': ['rate', 1],
  '%': ['percent', 1],
  'wt%': ['percent', 1],
  ppm: ['percent', 0.0001],
  hz: ['frequency', 1],
  khz: ['frequency', 1000],
  torr: ['vacuum', 1.333],
  mbar: ['vacuum', 1],
  deg: ['degrees', 1],
  degrees: ['degrees', 1],
  '°': ['degrees', 1],
  퍼센트: ['percent', 1],
  mp: ['pixels', 1],
  megapixel: ['pixels', 1],
  megapixels: ['pixels', 1],
  arcmin: ['angle', 1],
  arcsec: ['angle', 1 / 60],
  'arc-sec': ['angle', 1 / 60],
  axis: ['count', 1],
  axes: ['count', 1],
  축: ['count', 1],
  dof: ['count', 1],
  자유도: ['count', 1],
  uph: ['rate', 1],
  'm2/h': ['rate', 1],
  'kg/h': ['rate', 1],
  'l/h': ['rate', 1],
  '개/시': ['rate', 1],
  ppb: ['percent', 1e-7],
  channel: ['channels', 1],
  channels: ['channels', 1],
  채널: ['channels', 1],
  layers: ['layers', 1],
  층: ['layers', 1],
  port: ['ports', 1],
  ports: ['ports', 1],
  포트: ['ports', 1],
  inputs: ['ports', 1],
  점: ['ports', 1],
  tops: ['compute', 1],
  fps: ['frames', 1],
  'frames/s': ['frames', 1],
  cycles: ['cycles', 1],
  사이클: ['cycles', 1],
  회: ['cycles', 1],
  hrc: ['hardness', 1],
  l: ['volume', 1],
  liter: ['volume', 1],
  liters: ['volume', 1],
  litres: ['volume', 1],
  리터: ['volume', 1],
  ml: ['volume', 0.001],
  wh: ['energy', 1],
  kwh: ['energy', 1000],
  mω: ['resistance', 1],
  mohm: ['resistance', 1],
};
