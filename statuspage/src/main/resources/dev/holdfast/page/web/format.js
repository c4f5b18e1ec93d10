// Figures as people read them.

const whole = new Intl.NumberFormat('en');
const rough = new Intl.NumberFormat('en', {maximumFractionDigits: 1});

/** A count, exactly. */
export const count = value => whole.format(value);

/** A rate, to one place. */
export const rate = value => rough.format(value);

/** Bytes in the unit that leaves one to three digits before the point. */
export function bytes(value) {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let unit = 0;
  let left = value;
  while (Math.abs(left) >= 1024 && unit < units.length - 1) {
    left /= 1024;
    unit++;
  }
  return rough.format(left) + ' ' + units[unit];
}

/** A duration in its two largest units. */
export function duration(millis) {
  const ms = Math.abs(millis);
  if (ms < 1000) {
    return Math.round(ms) + ' ms';
  }
  if (ms < 60_000) {
    return rough.format(ms / 1000) + ' s';
  }
  const units = [['y', 31_557_600_000], ['d', 86_400_000], ['h', 3_600_000], ['min', 60_000], ['s', 1000]];
  const first = units.findIndex(([, size]) => ms >= size);
  const [name, size] = units[first];
  const [nextName, nextSize] = units[first + 1];
  const rest = Math.floor((ms % size) / nextSize);
  return whole.format(Math.floor(ms / size)) + ' ' + name + (rest ? ' ' + rest + ' ' + nextName : '');
}

/** A time of day; with its date unless that is today. */
export function time(iso) {
  const [day, rest] = new Date(iso).toISOString().split('T');
  const clock = rest.slice(0, 8);
  return day === new Date().toISOString().slice(0, 10) ? clock : day + ' ' + clock;
}

/** How far the watermark is behind the processing time, or null. */
export function lagMillis(progress) {
  const watermark = progress?.eventTime?.watermark;
  return watermark ? Date.parse(progress.timestamp) - Date.parse(watermark) : null;
}

/** The sinks of a progress, which names a single one otherwise. */
export const sinksOf = progress => progress?.sinks ?? (progress?.sink ? [progress.sink] : []);

/** Whether it tells of a moment without a batch. */
export const isIdle = progress => progress.durationMs?.addBatch === undefined;

/** The sum of a figure. */
export const sum = (list, of) => list.reduce((total, each) => total + (of(each) ?? 0), 0);
