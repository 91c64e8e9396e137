package dev.whence.agent.runtime;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jdk.jfr.Label;
import jdk.jfr.MetadataDefinition;
import jdk.jfr.Name;
import jdk.jfr.Relational;

/** Ties the events of one resolution together. */
public @MetadataDefinition @Relational @Name("whence.ResolutionId") @Label("Resolution Id") @Retention(
        RetentionPolicy.RUNTIME) @Target(ElementType.FIELD) @interface ResolutionId {}
