// What the server tells: all of a query first, then its changes. After a lost connection everything comes anew. A browser connects
// again by itself, but not if something else, such as a proxy, has answered.

const RETRY_MILLIS = 5000;

export class Live {
  constructor(changed, connection) {
    this.queries = [];
    this.page = null;
    this.changed = changed;
    this.connection = connection;
    this.connect();
  }

  connect() {
    const source = new EventSource('/api/events');
    source.addEventListener('open', () => this.connection(true));
    source.addEventListener('error', () => {
      this.connection(false);
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(() => this.connect(), RETRY_MILLIS);
      }
    });
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
    points.splice(0, points.length - this.page.mostPoints);
    this.queries[query.number] = {...query, points, plan: before.plan};
    this.changed(query.number);
  }
}
