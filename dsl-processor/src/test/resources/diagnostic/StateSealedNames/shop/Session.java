package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
sealed interface Session permits Session.Web.Open, Session.App.Open {

    final class Web {
        record Open(String page) implements Session {}
    }

    final class App {
        record Open(int screen) implements Session {}
    }
}
