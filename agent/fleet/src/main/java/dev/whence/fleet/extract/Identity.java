package dev.whence.fleet.extract;

/** Which JVM recorded; empty what it does not say. */
record Identity(String service, String serviceVersion, String host, String instance) {
    static final Identity NONE = new Identity("", "", "", "");
}
