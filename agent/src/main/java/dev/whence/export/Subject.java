package dev.whence.export;

import java.time.Instant;

/**
 * The JVM that metrics are of. Texts are empty where nothing is known.
 *
 * @param service the name of the service that it is of
 * @param serviceVersion the version of the service
 * @param instance what distinguishes it from others of the service
 * @param host the name of its machine or container
 * @param pid its process
 * @param javaVersion its JDK's version
 * @param whenceVersion the version of the agent in it
 * @param begun when counting began
 */
public record Subject(
        String service,
        String serviceVersion,
        String instance,
        String host,
        long pid,
        String javaVersion,
        String whenceVersion,
        Instant begun) {}
