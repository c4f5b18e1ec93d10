// What the server tells: all of a query first, then its changes. After a lost connection everything comes anew.

/** As many points as the server keeps. */
const MOST_POINTS = 600;

export class Live {
  constructor(changed, connection) {
    this.queries = [];
    this.page = {showsState: false};
    this.changed = changed;
    const source = new EventSource('/api/events');
    source.addEventListener('open', () => connection(true));
    source.addEventListener('error', () => connection(false));
    source.addEventListener('page', event => {
      this.page = JSON.parse(event.data);
      this.queries = [];
    });
    source.addEventListener('query', event => this.whole(JSON.parse(event.data)));
    source.addEventListener('change', event => this.change(JSON.parse(event.data)));
  }

  whole(query) {
    this.queries[query.number] = query;
    this.changed(query.number);
  }

  change(query) {
    const before = this.queries[query.number];
    const points = before.points;
    for (const point of query.points) {
      if (points.at(-1)?.number === point.number) {
        points.pop();
      }
      points.push(point);
    }
    points.splice(0, points.length - MOST_POINTS);
    this.queries[query.number] = {...query, points, plan: before.plan};
    this.changed(query.number);
  }
}
