package dev.whence.agent.point;

/** The ready-made sets whose points are in libraries, a points file each: see {@link ReadyMadeSets}. */
final class LibrarySets {
    static final String SPRING = """
            # Which Spring bean is answered: from the cache, newly made, from a factory bean or from a scope.
            spring = org.springframework.beans.factory.support.AbstractBeanFactory::doGetBean
            spring.optional = true
            spring.key = 0
            spring.otherwise = parent
            spring.step.cached = \
            org.springframework.beans.factory.support.DefaultSingletonBeanRegistry::getSingleton(java.lang.String)
            spring.step.created = \
            org.springframework.beans.factory.support.AbstractAutowireCapableBeanFactory::createBean(\
            java.lang.String,org.springframework.beans.factory.support.RootBeanDefinition,java.lang.Object[])
            spring.step.factory-bean = \
            org.springframework.beans.factory.support.FactoryBeanRegistrySupport::getObjectFromFactoryBean \
            | org.springframework.beans.factory.support.FactoryBeanRegistrySupport::getCachedObjectForFactoryBean
            spring.step.scope = org.springframework.beans.factory.config.Scope+::get(\
            java.lang.String,org.springframework.beans.factory.ObjectFactory)
            """;

    static final String SPRING_AUTOWIRE = """
            # Which bean Spring injects for a dependency, and which others there were. Spring 6.2.
            # The key is the bean that wants it and the type that it wants. Values of properties and of @Value are not recorded.
            spring-autowire = org.springframework.beans.factory.support.DefaultListableBeanFactory::doResolveDependency
            spring-autowire.optional = true
            spring-autowire.key = 1 + 0.methodParameter.parameterType + 0.field.type
            spring-autowire.source = true
            spring-autowire.candidates = \
            org.springframework.beans.factory.support.DefaultListableBeanFactory::findAutowireCandidates
            """;

    static final String LOGGING = """
            # What SLF4J, Commons Logging and Log4j are bound to, and which others there were.
            # SLF4J 2.0: the provider; 1.7: the binder. Commons Logging 1.3: the factory. It is chosen once, at the first logger.
            # Log4j 2.24: the provider, and each that is offered; before: the factory that is asked for. No message is recorded.
            logging = org.slf4j.LoggerFactory::getProvider | org.slf4j.impl.StaticLoggerBinder::getSingleton
            logging.optional = true
            logging.source = true
            logging.candidates = org.slf4j.LoggerFactory::findServiceProviders
            logging.now = org.slf4j.LoggerFactory.PROVIDER | org.slf4j.impl.StaticLoggerBinder.SINGLETON
            logging-commons = org.apache.commons.logging.LogFactory::getFactory
            logging-commons.optional = true
            logging-commons.source = true
            logging-log4j = org.apache.logging.log4j.util.ProviderUtil::selectProvider \
            | org.apache.logging.log4j.LogManager::getFactory
            logging-log4j.optional = true
            logging-log4j.source = true
            logging-log4j.now = org.apache.logging.log4j.util.ProviderUtil.PROVIDER \
            | org.apache.logging.log4j.LogManager.factory
            logging-log4j-offered = org.apache.logging.log4j.util.ProviderUtil::addProvider
            logging-log4j-offered.optional = true
            logging-log4j-offered.answer = 0
            logging-log4j-offered.source = true
            """;

    static final String JACKSON = """
            # Which (de)serializer Jackson takes for a type, and which modules it finds. Jackson 2.19; no value is recorded.
            jackson = com.fasterxml.jackson.databind.deser.DeserializerCache::findValueDeserializer
            jackson.optional = true
            jackson.key = 2._class
            jackson.source = true
            jackson-serializer = com.fasterxml.jackson.databind.SerializerProvider::findTypedValueSerializer
            jackson-serializer.optional = true
            jackson-serializer.key = 0._class
            jackson-serializer.source = true
            jackson-module = com.fasterxml.jackson.databind.ObjectMapper::findModules(java.lang.ClassLoader)
            jackson-module.optional = true
            jackson-module.answer = elements
            jackson-module.source = true
            """;

    static final String KAFKA = """
            # Which class Kafka's clients make for a setting: serializers, partitioners, interceptors. Kafka 3.9 and 4.0.
            # The key is the setting's name; no value of a setting is recorded.
            kafka = org.apache.kafka.common.config.AbstractConfig::getConfiguredInstance(\
            java.lang.String,java.lang.Class,java.util.Map)
            kafka.optional = true
            kafka.key = 0
            kafka.source = true
            kafka-list = org.apache.kafka.common.config.AbstractConfig::getConfiguredInstances(\
            java.lang.String,java.lang.Class,java.util.Map)
            kafka-list.optional = true
            kafka-list.key = 0
            kafka-list.answer = elements
            kafka-list.source = true
            """;

    static final String SDK_PROVIDERS = """
            # Which HTTP client the AWS SDK for Java takes, and how it is found: by a system property, or on the class path.
            # AWS SDK 2.31. Found once and kept. What else there was: points=sdk-providers+service-loader, under the key
            # software.amazon.awssdk.http.SdkHttpService; so for the services of other SDKs. No URL or credential is recorded.
            sdk-providers = software.amazon.awssdk.core.internal.http.loader.CachingSdkHttpServiceProvider::loadService
            sdk-providers.optional = true
            sdk-providers.answer = .value
            sdk-providers.source = true
            sdk-providers.otherwise = kept
            sdk-providers.step.system-property = \
            software.amazon.awssdk.core.internal.http.loader.SystemPropertyHttpServiceProvider::loadService
            sdk-providers.step.class-path = \
            software.amazon.awssdk.core.internal.http.loader.ClasspathSdkHttpServiceProvider::loadService
            """;

    private LibrarySets() {}
}
