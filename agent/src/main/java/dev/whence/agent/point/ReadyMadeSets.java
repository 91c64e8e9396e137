package dev.whence.agent.point;

import org.jspecify.annotations.Nullable;

/**
 * The ready-made sets of points beyond {@link ReadyMadePoints}, one points file each, whose first comment says what it is for.
 * Loaded where one of them is switched on by name, and not on an ordinary start.
 */
final class ReadyMadeSets {
    /** Their names, in the order in which they are listed. */
    static final String[] NAMES = {
        "service-loader",
        "jaxp",
        "jdbc",
        "jndi",
        "class-forname",
        "spring",
        "spring-autowire",
        "logging",
        "jackson",
        "kafka",
        "sdk-providers",
        "jakarta",
        "grpc",
        "netty",
        "di",
        "jca",
        "jdk"
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
            # Where nothing is looked for: the class is named by the caller, or it is the JDK's own that is asked for.
            jaxp-named = javax.xml.parsers.DocumentBuilderFactory::newInstance(\
            java.lang.String,java.lang.ClassLoader) \
            | javax.xml.parsers.DocumentBuilderFactory::newNSInstance(java.lang.String,java.lang.ClassLoader) \
            | javax.xml.parsers.SAXParserFactory::newInstance(java.lang.String,java.lang.ClassLoader) \
            | javax.xml.parsers.SAXParserFactory::newNSInstance(java.lang.String,java.lang.ClassLoader) \
            | javax.xml.transform.TransformerFactory::newInstance(java.lang.String,java.lang.ClassLoader) \
            | javax.xml.datatype.DatatypeFactory::newInstance(java.lang.String,java.lang.ClassLoader) \
            | javax.xml.xpath.XPathFactory::newInstance(\
            java.lang.String,java.lang.String,java.lang.ClassLoader) \
            | javax.xml.validation.SchemaFactory::newInstance(\
            java.lang.String,java.lang.String,java.lang.ClassLoader)
            jaxp-named.optional = true
            jaxp-named.key = class
            jaxp-named.source = true
            jaxp-own = javax.xml.parsers.DocumentBuilderFactory::newDefaultInstance \
            | javax.xml.parsers.DocumentBuilderFactory::newDefaultNSInstance \
            | javax.xml.parsers.SAXParserFactory::newDefaultInstance \
            | javax.xml.parsers.SAXParserFactory::newDefaultNSInstance \
            | javax.xml.transform.TransformerFactory::newDefaultInstance \
            | javax.xml.datatype.DatatypeFactory::newDefaultInstance \
            | javax.xml.xpath.XPathFactory::newDefaultInstance \
            | javax.xml.validation.SchemaFactory::newDefaultInstance \
            | javax.xml.stream.XMLInputFactory::newDefaultFactory \
            | javax.xml.stream.XMLOutputFactory::newDefaultFactory \
            | javax.xml.stream.XMLEventFactory::newDefaultFactory
            jaxp-own.optional = true
            jaxp-own.key = class
            jaxp-own.source = true
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
            class-forname-module = java.lang.Class::forName(java.lang.Module,java.lang.String)
            class-forname-module.optional = true
            class-forname-module.key = 1
            class-forname-module.source = true
            class-forname-module.otherwise = found
            """;

    private static final String JCA = """
            # Which provider's class implements an algorithm of the JDK's cryptography; the providers in their order.
            # jca makes an implementation, by a provider's own kind of service too; the others choose one, some of them late,
            # when a key is there, and keep it behind a facade: what stands there is the answer. Of failures the class alone:
            # messages may hold secrets.
            jca = java.security.Provider$Service+::newInstance
            jca.optional = true
            jca.key = this
            jca.source = true
            jca.failure = class
            jca.now = sun.security.jca.Providers.providerList.configs.provider
            jca-cipher = javax.crypto.Cipher::chooseProvider
            jca-cipher.optional = true
            jca-cipher.key = this.transformation
            jca-cipher.answer = this.spi
            jca-signature = java.security.Signature$Delegate::chooseProvider
            jca-signature.optional = true
            jca-signature.key = this.algorithm
            jca-signature.answer = this.sigSpi
            jca-mac = javax.crypto.Mac::chooseProvider
            jca-mac.optional = true
            jca-mac.key = this.algorithm
            jca-mac.answer = this.spi
            jca-key-agreement = javax.crypto.KeyAgreement::chooseProvider
            jca-key-agreement.optional = true
            jca-key-agreement.key = this.algorithm
            jca-key-agreement.answer = this.spi
            jca-ssl-context = javax.net.ssl.SSLContext::getInstance
            jca-ssl-context.optional = true
            jca-ssl-context.key = 0
            jca-ssl-context.answer = .contextSpi
            jca-trust-manager = javax.net.ssl.TrustManagerFactory::getInstance
            jca-trust-manager.optional = true
            jca-trust-manager.key = 0
            jca-trust-manager.answer = .factorySpi
            jca-key-store = java.security.KeyStore::getInstance(java.lang.String) \
            | java.security.KeyStore::getInstance(java.lang.String,java.lang.String) \
            | java.security.KeyStore::getInstance(java.lang.String,java.security.Provider)
            jca-key-store.optional = true
            jca-key-store.key = 0
            jca-key-store.answer = .keyStoreSpi
            """;

    private static final String JDK = """
            # What the JDK itself looks for and keeps: file systems, charsets, URL handlers, locale providers,
            # resource bundles and their controls, the finder of loggers. Most are chosen once, before anybody looks.
            # Readers and writers of images, script engines, providers of time zones, from JDK 18 the resolver of host names.
            # No script, host or path is recorded. What a bundle is read from is its name, locale and format.
            jdk-file-system = java.nio.file.FileSystems::newFileSystem(\
            java.net.URI,java.util.Map,java.lang.ClassLoader) \
            | java.nio.file.FileSystems::newFileSystem(java.nio.file.Path,java.util.Map,java.lang.ClassLoader)
            jdk-file-system.optional = true
            jdk-file-system.now = java.nio.file.FileSystems$DefaultFileSystemHolder.defaultFileSystem \
            | java.nio.file.spi.FileSystemProvider.installedProviders.list
            jdk-charset = java.nio.charset.Charset::forName(java.lang.String)
            jdk-charset.optional = true
            jdk-charset.key = 0
            jdk-charset.otherwise = kept
            jdk-charset.step.* = java.nio.charset.spi.CharsetProvider+::charsetForName(java.lang.String)
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
            jdk-bundle-file = java.util.ResourceBundle$Control+::newBundle(java.lang.String,java.util.Locale,\
            java.lang.String,java.lang.ClassLoader,boolean)
            jdk-bundle-file.optional = true
            jdk-bundle-file.key = 0 + 1 + 2
            jdk-image = javax.imageio.ImageIO$ImageReaderIterator::next() \
            | javax.imageio.ImageIO$ImageWriterIterator::next()
            jdk-image.optional = true
            jdk-image.source = true
            jdk-script-engine = javax.script.ScriptEngineManager::getEngineByName \
            | javax.script.ScriptEngineManager::getEngineByExtension \
            | javax.script.ScriptEngineManager::getEngineByMimeType
            jdk-script-engine.optional = true
            jdk-script-engine.key = 0
            jdk-script-engine.source = true
            jdk-time-zone = java.time.zone.ZoneRulesProvider::getProvider(java.lang.String)
            jdk-time-zone.optional = true
            jdk-time-zone.key = 0
            jdk-time-zone.now = java.time.zone.ZoneRulesProvider.PROVIDERS
            jdk-host-resolver = java.net.spi.InetAddressResolver+::lookupByName(java.lang.String,\
            java.net.spi.InetAddressResolver$LookupPolicy)
            jdk-host-resolver.optional = true
            jdk-host-resolver.answer = this
            jdk-host-resolver.failure = class
            jdk-host-resolver.now = java.net.InetAddress.resolver
            jdk-system-logger = java.lang.System$LoggerFinder::getLoggerFinder()
            jdk-system-logger.optional = true
            jdk-system-logger.now = jdk.internal.logger.LoggerFinderLoader.service
            """;

    private ReadyMadeSets() {}

    /** Why a set is taken only where it is asked for by its name, and not by {@code points=auto}; null where it may be. */
    static @Nullable String whyNotAuto(String set) {
        switch (set) {
            case "class-forname":
            case "di":
            case "jackson":
            case "jdk":
                return "may be called millions of times";
            case "jndi":
                return "names and URLs in its keys may hold secrets";
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
                return LibrarySets.SPRING;
            case "spring-autowire":
                return LibrarySets.SPRING_AUTOWIRE;
            case "logging":
                return LibrarySets.LOGGING;
            case "jackson":
                return LibrarySets.JACKSON;
            case "kafka":
                return LibrarySets.KAFKA;
            case "sdk-providers":
                return LibrarySets.SDK_PROVIDERS;
            case "jakarta":
                return ServerSets.JAKARTA;
            case "grpc":
                return ServerSets.GRPC;
            case "netty":
                return ServerSets.NETTY;
            case "di":
                return ServerSets.DI;
            case "jca":
                return JCA;
            case "jdk":
                return JDK;
            default:
                return null;
        }
    }
}
