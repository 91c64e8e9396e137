package dev.whence.bench.rival;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/** Byte Buddy at its slimmest: a plain transformer, {@code decorate} and advice; no event. */
public final class DecoratingAgent {
    private static final String TARGET = "dev/whence/bench/guest/Hello";

    private DecoratingAgent() {}

    public static void premain(@Nullable String options, Instrumentation instrumentation) {
        instrumentation.addTransformer(new Decorator());
    }

    private static final class Decorator implements ClassFileTransformer {
        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                @Nullable String name,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] classFile) {
            return TARGET.equals(name) ? decorated(name.replace('/', '.'), classFile) : null;
        }

        private static byte[] decorated(String name, byte[] classFile) {
            ClassFileLocator locator = new ClassFileLocator.Compound(
                    ClassFileLocator.Simple.of(name, classFile),
                    ClassFileLocator.ForClassLoader.of(DecoratingAgent.class.getClassLoader()));
            TypeDescription type = TypePool.Default.of(locator).describe(name).resolve();
            return new ByteBuddy()
                    .decorate(type, locator)
                    .visit(Advice.to(Counting.class).on(named("greeting")))
                    .make()
                    .getBytes();
        }
    }

    /** What is woven in. */
    public static final class Counting {
        public static long entered;
        public static long left;

        private Counting() {}

        @Advice.OnMethodEnter
        static void enter() {
            entered++;
        }

        @Advice.OnMethodExit
        static void exit() {
            left++;
        }
    }
}
