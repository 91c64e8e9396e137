package dev.whence.agent.point;

import org.jspecify.annotations.Nullable;

/**
 * The ready-made sets of points beyond {@link ReadyMadePoints}, one points file each, whose first comment says what it is for.
 * Loaded where one of them is switched on by name, and not on an ordinary start.
 */
final class ReadyMadeSets {
    /** Their names, in the order in which they are told. */
    static final String[] NAMES = {
        "service-loader", "jaxp", "jdbc", "jndi", "class-forname", "spring", "logging", "jca", "jdk"
    };

    private static final String SERVICE_LOADER = """
            # Which provider java.util.ServiceLoader makes, and how it is found: in META-INF/services, or in a module.
            service-loader = java.util.ServiceLoader$ProviderImpl::get
            service-loader.optional = true
            service-loader.key = this.service
            service-loader.source = true
            service-loader.step.constructor = java.util.ServiceLoader$ProviderImpl::newInstance
            service-loader.step.provider-method = java.util.ServiceLoader$ProviderImpl::invokeFactoryMethod
            service-loader-lookup = java.util.ServiceLoader$LazyClassPathLookupIterator::nextProviderClass \
            | java.util.ServiceLoader::loadProvider
            service-loader-lookup.optional = true
            service-loader-lookup.key = this.this$0
            service-loader-lookup.source = true
            service-loader-lookup.step.class-path = \
            java.util.ServiceLoader$LazyClassPathLookupIterator::nextProviderClass
            service-loader-lookup.step.module = java.util.ServiceLoader::loadProvider
            service-loader-lookup.step.file = java.util.ServiceLoader$LazyClassPathLookupIterator::parse
            """;

    private static final String JAXP = """
            # Which XML factory is found: parsers, StAX, transformers, XPath, schemas, datatypes.
            # Who names the class settles the path: a property, a file of them, then the service; else it is the default.
            # To JDK 23, all files but those of services are read by java.util.Properties alone.
            jaxp = javax.xml.parsers.FactoryFinder::find \
            | javax.xml.transform.FactoryFinder::find \
            | javax.xml.stream.FactoryFinder::find(\
            java.lang.Class,java.lang.String,java.lang.ClassLoader,java.lang.String) \
            | javax.xml.datatype.FactoryFinder::find \
            | javax.xml.xpath.XPathFactoryFinder::newFactory \
            | javax.xml.validation.SchemaFactoryFinder::newFactory
            jaxp.optional = true
            jaxp.key = 0
            jaxp.source = true
            jaxp.otherwise = default
            jaxp.step.system-property = java.lang.System::getProperty(java.lang.String)
            jaxp.step.configuration-file = java.util.Properties::getProperty(java.lang.String)
            jaxp.step.service = javax.xml.parsers.FactoryFinder::findServiceProvider \
            | javax.xml.transform.FactoryFinder::findServiceProvider \
            | javax.xml.stream.FactoryFinder::findServiceProvider \
            | javax.xml.datatype.FactoryFinder::findServiceProvider \
            | javax.xml.xpath.XPathFactoryFinder::findServiceProvider \
            | javax.xml.validation.SchemaFactoryFinder::findServiceProvider
            """;

    private static final String JDBC = """
            # Which JDBC driver connects, through the DriverManager or called by a pool.
            # No key but the driver's class, and of failures the class alone: URLs and messages hold passwords.
            jdbc = java.sql.DriverManager::getConnection(java.lang.String,java.util.Properties,java.lang.Class)
            jdbc.optional = true
            jdbc.now = java.sql.DriverManager.registeredDrivers.driver
            jdbc.failure = class
            jdbc.source = true
            jdbc.step.* = java.sql.Driver+::connect(java.lang.String,java.util.Properties)
            jdbc-driver = java.sql.Driver+::connect(java.lang.String,java.util.Properties)
            jdbc-driver.optional = true
            jdbc-driver.key = this
            jdbc-driver.failure = class
            jdbc-driver.source = true
            jdbc-driver.otherwise = connected
            """;

    private static final String JNDI = """
            # Which naming context answers a name, which factory makes a context, which class serves a URL's scheme.
            jndi = javax.naming.InitialContext::lookup
            jndi.optional = true
            jndi.key = 0
            jndi.source = true
            jndi.step.* = javax.naming.Context+::lookup(java.lang.String) \
            | javax.naming.Context+::lookup(javax.naming.Name)
            jndi-context = javax.naming.spi.NamingManager::getInitialContext
            jndi-context.optional = true
            jndi-context.source = true
            jndi-context.step.* = javax.naming.spi.InitialContextFactory+::getInitialContext(java.util.Hashtable)
            jndi-url = javax.naming.spi.NamingManager::getURLContext(java.lang.String,java.util.Hashtable)
            jndi-url.optional = true
            jndi-url.key = 0
            jndi-url.source = true
            """;

    private static final String CLASS_FORNAME = """
            # Classes that are looked for by name: what frameworks try, and what of it is not there.
            # From JDK 18, a call by reflection goes to an adapter whose last argument is the caller (JEP 416).
            class-forname = java.lang.Class::forName(java.lang.String) \
            | java.lang.Class::forName(java.lang.String,boolean,java.lang.ClassLoader) \
            | java.lang.Class::forName(java.lang.String,java.lang.Class) \
            | java.lang.Class::forName(java.lang.String,boolean,java.lang.ClassLoader,java.lang.Class)
            class-forname.optional = true
            class-forname.key = 0
            class-forname.source = true
            class-forname.otherwise = found
            """;

    private static final String SPRING = """
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

    private static final String LOGGING = """
            # What SLF4J is bound to: the provider of 2.x, the binder of 1.7. It is chosen once, at the first logger.
            logging = org.slf4j.LoggerFactory::getProvider | org.slf4j.impl.StaticLoggerBinder::getSingleton
            logging.optional = true
            logging.source = true
            logging.now = org.slf4j.LoggerFactory.PROVIDER | org.slf4j.impl.StaticLoggerBinder.SINGLETON
            """;

    private static final String JCA = """
            # Which provider's class implements an algorithm of the JDK's cryptography; the providers in their order.
            # Of failures the class alone: messages may hold secrets.
            jca = java.security.Provider$Service::newInstance
            jca.optional = true
            jca.key = this
            jca.source = true
            jca.failure = class
            jca.now = sun.security.jca.Providers.providerList.configs.provider
            """;

    private static final String JDK = """
            # What the JDK itself looks for and keeps: file systems, charsets, URL handlers, locale providers,
            # resource bundles and their controls, the finder of loggers. Most are chosen once, before anybody looks.
            jdk-file-system = java.nio.file.FileSystems::newFileSystem(\
            java.net.URI,java.util.Map,java.lang.ClassLoader) \
            | java.nio.file.FileSystems::newFileSystem(java.nio.file.Path,java.util.Map,java.lang.ClassLoader)
            jdk-file-system.optional = true
            jdk-file-system.now = java.nio.file.FileSystems$DefaultFileSystemHolder.defaultFileSystem \
            | java.nio.file.spi.FileSystemProvider.installedProviders.list
            jdk-charset = java.nio.charset.Charset::forName(java.lang.String)
            jdk-charset.optional = true
            jdk-charset.key = 0
            jdk-charset.now = java.nio.charset.Charset.defaultCharset \
            | java.nio.charset.Charset$ExtendedProviderHolder.extendedProviders
            jdk-url-handler = java.net.URL::getURLStreamHandler(java.lang.String)
            jdk-url-handler.optional = true
            jdk-url-handler.key = 0
            jdk-url-handler.now = java.net.URL.factory | java.net.URL.handlers
            jdk-locale = sun.util.locale.provider.LocaleProviderAdapter::getAdapter(java.lang.Class,java.util.Locale)
            jdk-locale.optional = true
            jdk-locale.key = 0
            jdk-locale.now = sun.util.locale.provider.LocaleProviderAdapter.adapterInstances
            jdk-resource-bundle = java.util.ResourceBundle::getBundleImpl(java.lang.Module,java.lang.Module,\
            java.lang.String,java.util.Locale,java.util.ResourceBundle$Control)
            jdk-resource-bundle.optional = true
            jdk-resource-bundle.key = 2
            jdk-resource-bundle.now = java.util.ResourceBundle$ResourceBundleControlProviderHolder.CONTROL_PROVIDERS
            jdk-system-logger = java.lang.System$LoggerFinder::getLoggerFinder()
            jdk-system-logger.optional = true
            jdk-system-logger.now = jdk.internal.logger.LoggerFinderLoader.service
            """;

    private ReadyMadeSets() {}

    /** Why a set is taken only where it is asked for by its name, and not by {@code points=auto}; null where it may be. */
    static @Nullable String whyNotAuto(String set) {
        switch (set) {
            case "class-forname":
            case "jdk":
                return "its calls may come by the million";
            case "jndi":
                return "its keys, names and URLs, may hold secrets";
            default:
                return null;
        }
    }

    /** The points file of a set, or null where there is none of this name. */
    static @Nullable String file(String set) {
        switch (set) {
            case "service-loader":
                return SERVICE_LOADER;
            case "jaxp":
                return JAXP;
            case "jdbc":
                return JDBC;
            case "jndi":
                return JNDI;
            case "class-forname":
                return CLASS_FORNAME;
            case "spring":
                return SPRING;
            case "logging":
                return LOGGING;
            case "jca":
                return JCA;
            case "jdk":
                return JDK;
            default:
                return null;
        }
    }
}
