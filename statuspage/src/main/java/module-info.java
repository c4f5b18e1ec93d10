/** A page in the browser that shows what running queries do. */
module dev.holdfast.page {
    requires transitive dev.holdfast.api;
    requires dev.holdfast.runtime;
    requires jdk.httpserver;
    requires org.slf4j;

    exports dev.holdfast.page;
}
