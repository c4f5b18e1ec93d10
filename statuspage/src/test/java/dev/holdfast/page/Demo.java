package dev.holdfast.page;

import dev.holdfast.engine.StateBudget;
import dev.holdfast.engine.StreamingQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The page with something to see, for whoever works on it: run it, and open http://localhost:4040/. */
final class Demo {

    private Demo() {}

    public static void main(String... args) throws Exception {
        Path directory = Files.createTempDirectory("holdfast-page");
        Path checkpoint = directory.resolve("baskets");
        Shop shop = new Shop();
        Shop other = new Shop();
        StreamingQuery baskets = Shop.builder("baskets", checkpoint)
                .stateBudget(StateBudget.rows(400))
                .start(shop.baskets());
        StreamingQuery mails = Shop.builder("order-mails", directory.resolve("mails"))
                .restartPolicy(Shop.twice())
                .start(other.mails());
        StatusPage.on(args.length == 0 ? 4040 : Integer.parseInt(args[0]))
                .watch(baskets, checkpoint)
                .watch(mails)
                .showState()
                .start();
        for (int second = 0; ; second++) {
            feed(shop, other, second);
            Thread.sleep(200);
        }
    }

    private static void feed(Shop shop, Shop other, int tick) {
        Instant now = Instant.now();
        for (int i = 0; i < 40 + 30 * Math.sin(tick / 20.0); i++) {
            String customer = "customer-" + (tick * 7L + (long) i * i) % 600;
            shop.orders.add(new Shop.Order(customer, 100 + i, now.minusMillis(i * 10L)));
            if (i % 3 == 0) {
                shop.payments.add(new Shop.Order(customer, 50, now.minusSeconds(180 + tick / 4)));
            }
        }
        other.orders.add(new Shop.Order("ann", tick == 150 ? 200_000 : 5, now));
    }
}
