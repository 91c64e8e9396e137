package dev.whence.recording;

import org.jspecify.annotations.Nullable;

/**
 * A class that an event names, as the recorder knew it.
 *
 * @param id the recorder's number for it, of use within one recording
 * @param name binary name
 * @param loader the recorder's number for its loader, 0 for the bootstrap loader
 * @param loaderName what the loader is called; null where it has no name
 * @param loaderType binary name of the loader's class; null for the bootstrap loader
 */
public record ClassName(
        long id,
        String name,
        long loader,
        @Nullable String loaderName,
        @Nullable String loaderType) {}
