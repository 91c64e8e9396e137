package dev.whence;

import org.jspecify.annotations.Nullable;

/**
 * The ready-made sets of points beyond {@link ReadyMadePoints}, one points file each. Loaded where one of them is asked for by
 * name, and not on an ordinary start.
 */
final class ReadyMadeSets {
    /** Their names, in the order in which they are told. */
    static final String[] NAMES = {"spring"};

    /** Bean factories: which bean, from the cache, newly made, or from a factory bean. */
    private static final String SPRING = """
            spring = org.springframework.beans.factory.support.AbstractBeanFactory::doGetBean
            spring.key = 0
            spring.step.cached = \
            org.springframework.beans.factory.support.DefaultSingletonBeanRegistry::getSingleton(java.lang.String)
            spring.step.created = \
            org.springframework.beans.factory.support.AbstractAutowireCapableBeanFactory::createBean(\
            java.lang.String,org.springframework.beans.factory.support.RootBeanDefinition,java.lang.Object[])
            spring.step.factory-bean = \
            org.springframework.beans.factory.support.FactoryBeanRegistrySupport::getObjectFromFactoryBean
            """;

    private ReadyMadeSets() {}

    /** The points file of a set, or null where there is none of this name. */
    static @Nullable String file(String set) {
        switch (set) {
            case "spring":
                return SPRING;
            default:
                return null;
        }
    }
}
