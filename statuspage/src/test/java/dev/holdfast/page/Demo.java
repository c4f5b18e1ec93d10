package dev.holdfast.page;

import dev.holdfast.engine.RestartPolicy;
import dev.holdfast.engine.StateBudget;
import dev.holdfast.engine.StreamingQuery;
import dev.holdfast.engine.Trigger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The page with something to see, for whoever works on it: run it, and open http://localhost:4040/. */
final class Demo {

    private static final int TICKS_PER_SECOND = 5;

    private final Sales sales = new Sales();
    private final Shop shop = new Shop();
    private final Shop mails = new Shop();

    private Demo() {}

    public static void main(String... args) throws Exception {
        Demo demo = new Demo();
        demo.start(Files.createTempDirectory("holdfast-page"), args.length == 0 ? 4040 : Integer.parseInt(args[0]));
        for (int tick = 0; ; tick++) {
            demo.feed(tick);
            Thread.sleep(1000 / TICKS_PER_SECOND);
        }
    }

    private void start(Path directory, int port) {
        Path checkpoint = directory.resolve("sales");
        StreamingQuery paid = Shop.builder("sales", checkpoint)
                .trigger(Trigger.processingTime(Duration.ofSeconds(1)))
                .start(sales.pipeline());
        StreamingQuery baskets = Shop.builder("baskets", directory.resolve("baskets"))
                .stateBudget(StateBudget.rows(400))
                .start(shop.baskets());
        StreamingQuery sent = Shop.builder("order-mails", directory.resolve("mails"))
                .restartPolicy(RestartPolicy.backoff(Duration.ofSeconds(3), Duration.ofSeconds(3), 2))
                .start(mails.mails());
        StatusPage.on(port)
                .watch(paid, checkpoint)
                .watch(baskets)
                .watch(sent)
                .showState()
                .start();
    }

    /** Payments are half a minute behind orders, and one in fifty comes far too late. Each minute a mail is refused. */
    private void feed(int tick) {
        Instant now = Instant.now();
        for (int i = 0; i < 40 + 30 * Math.sin(tick / 60.0); i++) {
            String customer = "customer-" + (tick * 7L + (long) i * i) % 600;
            Shop.Order order = new Shop.Order(customer, 100 + i, now.minusMillis(i * 10L));
            Shop.Order payment = new Shop.Order(customer, 50, now.minusSeconds(i % 50 == 7 ? 300 : 34));
            sales.orders.add(order);
            shop.orders.add(order);
            if (i % 3 != 0) {
                sales.payments.add(payment);
                shop.payments.add(payment);
            }
        }
        if (tick % (4 * TICKS_PER_SECOND) == 0) {
            boolean isRefused = tick % (60 * TICKS_PER_SECOND) == 40 * TICKS_PER_SECOND;
            mails.orders.add(new Shop.Order("ann", isRefused ? 200_000 : 5, now));
        }
    }
}
