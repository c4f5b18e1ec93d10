package shop;

import dev.holdfast.annotation.StateRecord;

@StateRecord
sealed interface Session permits Open, Closed, Kind, Other, Base {}

record Open(String page) implements Session {}

@StateRecord
non-sealed class Closed implements Session {}

enum Kind implements Session {
    WEB
}

non-sealed interface Other extends Session {}

abstract non-sealed class Base implements Session {}
