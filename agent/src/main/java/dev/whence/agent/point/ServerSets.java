package dev.whence.agent.point;

/** The ready-made sets of what servers are made of, a points file each: see {@link ReadyMadeSets}. */
final class ServerSets {
    static final String JAKARTA = """
            # Which implementation Jakarta's interfaces come to: persistence, XML binding, JSON, CDI, and the factory finders.
            # Persistence 3, XML Binding 4, JSON 2, JSON Binding 3, CDI 4, REST 3, and the javax ones before them.
            # Keys: the persistence unit, the packages that are bound, the factory; no property is recorded.
            # Where several providers are asked, the path is the class of the one that answered.
            jakarta = jakarta.persistence.Persistence::createEntityManagerFactory(java.lang.String,java.util.Map) \
            | javax.persistence.Persistence::createEntityManagerFactory(java.lang.String,java.util.Map)
            jakarta.optional = true
            jakarta.key = 0
            jakarta.source = true
            jakarta.step.* = jakarta.persistence.spi.PersistenceProvider+::createEntityManagerFactory(\
            java.lang.String,java.util.Map) \
            | javax.persistence.spi.PersistenceProvider+::createEntityManagerFactory(java.lang.String,java.util.Map)
            jakarta-xml = jakarta.xml.bind.ContextFinder::find(\
            java.lang.String,java.lang.String,java.lang.ClassLoader,java.util.Map) \
            | javax.xml.bind.ContextFinder::find(\
            java.lang.String,java.lang.String,java.lang.ClassLoader,java.util.Map)
            jakarta-xml.optional = true
            jakarta-xml.key = 1
            jakarta-xml.source = true
            jakarta-xml.step.* = jakarta.xml.bind.JAXBContextFactory+::createContext(\
            java.lang.String,java.lang.ClassLoader,java.util.Map)
            jakarta-xml-classes = jakarta.xml.bind.ContextFinder::find(java.lang.Class[],java.util.Map) \
            | javax.xml.bind.ContextFinder::find(java.lang.Class[],java.util.Map)
            jakarta-xml-classes.optional = true
            jakarta-xml-classes.source = true
            jakarta-xml-classes.step.* = jakarta.xml.bind.JAXBContextFactory+::createContext(\
            java.lang.Class[],java.util.Map)
            jakarta-json = jakarta.json.spi.JsonProvider::provider | javax.json.spi.JsonProvider::provider
            jakarta-json.optional = true
            jakarta-json.source = true
            jakarta-json.step.by-name = jakarta.json.spi.JsonProvider::newInstance
            jakarta-json-binding = jakarta.json.bind.spi.JsonbProvider::provider \
            | javax.json.bind.spi.JsonbProvider::provider
            jakarta-json-binding.optional = true
            jakarta-json-binding.source = true
            jakarta-cdi = jakarta.enterprise.inject.spi.CDI::current | javax.enterprise.inject.spi.CDI::current
            jakarta-cdi.optional = true
            jakarta-cdi.source = true
            jakarta-cdi.step.* = jakarta.enterprise.inject.spi.CDIProvider+::getCDI
            jakarta-cdi.now = jakarta.enterprise.inject.spi.CDI.configuredProvider \
            | jakarta.enterprise.inject.spi.CDI.discoveredProviders
            jakarta-factory = jakarta.el.FactoryFinder::find \
            | jakarta.activation.FactoryFinder::find(java.lang.Class,java.lang.ClassLoader) \
            | jakarta.ws.rs.ext.FactoryFinder::find | jakarta.ws.rs.client.FactoryFinder::find \
            | jakarta.ws.rs.sse.FactoryFinder::find | jakarta.xml.soap.FactoryFinder::find \
            | jakarta.xml.ws.spi.FactoryFinder::find \
            | jakarta.mail.util.FactoryFinder::find(java.lang.Class,java.lang.ClassLoader)
            jakarta-factory.optional = true
            jakarta-factory.key = 0
            jakarta-factory.source = true
            jakarta-factory.now = jakarta.ws.rs.ext.RuntimeDelegate.cachedDelegate
            """;

    static final String GRPC = """
            # Which transport, load balancer and name resolver gRPC takes, and which others there were. gRPC 1.62 to 1.76.
            # Keys: the credentials' class, the balancing policy. No host and no target is recorded: of a target host:port,
            # gRPC takes the host for a scheme first, so a name resolver has no key.
            grpc = io.grpc.ManagedChannelProvider::provider
            grpc.optional = true
            grpc.source = true
            grpc.candidates = io.grpc.ManagedChannelRegistry::providers
            grpc.now = io.grpc.ManagedChannelRegistry.instance.effectiveProviders
            grpc-channel = io.grpc.ManagedChannelRegistry::newChannelBuilder(\
            io.grpc.NameResolverRegistry,java.lang.String,io.grpc.ChannelCredentials)
            grpc-channel.optional = true
            grpc-channel.key = 2
            grpc-channel.source = true
            grpc-server = io.grpc.ServerProvider::provider
            grpc-server.optional = true
            grpc-server.source = true
            grpc-server.candidates = io.grpc.ServerRegistry::providers
            grpc-server.now = io.grpc.ServerRegistry.instance.effectiveProviders
            grpc-load-balancer = io.grpc.LoadBalancerRegistry::getProvider
            grpc-load-balancer.optional = true
            grpc-load-balancer.key = 0
            grpc-load-balancer.source = true
            grpc-load-balancer.now = io.grpc.LoadBalancerRegistry.instance.effectiveProviders
            grpc-name-resolver = io.grpc.NameResolverRegistry::getProviderForScheme \
            | io.grpc.NameResolverRegistry$NameResolverFactory::newNameResolver
            grpc-name-resolver.optional = true
            grpc-name-resolver.source = true
            grpc-name-resolver.now = io.grpc.NameResolverRegistry.instance.allProviders
            """;

    static final String NETTY = """
            # Which channels Netty makes, which engine its TLS has, and whether its native parts are there. Netty 4.1 and 4.2.
            # Keys: the kind of TLS that was asked for; the native part's class. No host, file or password is recorded.
            netty = io.netty.channel.ReflectiveChannelFactory::newChannel
            netty.optional = true
            netty.source = true
            netty-tls-client = io.netty.handler.ssl.SslContext::newClientContextInternal
            netty-tls-client.optional = true
            netty-tls-client.key = 0
            netty-tls-client.source = true
            netty-tls-server = io.netty.handler.ssl.SslContext::newServerContextInternal
            netty-tls-server.optional = true
            netty-tls-server.key = 0
            netty-tls-server.source = true
            netty-native = io.netty.channel.epoll.Epoll::isAvailable | io.netty.channel.kqueue.KQueue::isAvailable \
            | io.netty.channel.uring.IoUring::isAvailable | io.netty.handler.ssl.OpenSsl::isAvailable
            netty-native.optional = true
            netty-native.key = class
            netty-native.answer = class
            netty-native.source = true
            netty-logging = io.netty.util.internal.logging.InternalLoggerFactory::newDefaultFactory
            netty-logging.optional = true
            netty-logging.source = true
            netty-logging.now = io.netty.util.internal.logging.InternalLoggerFactory.defaultFactory
            """;

    static final String DI = """
            # What Guice and Weld (CDI) inject for a type, and which object is behind Weld's client proxies. Guice 5 to 7, Weld 3 to 6.
            # The key is the type that is asked for; neither qualifiers nor values are recorded.
            # di-weld-instance: a proxy of an application's or a request's bean looks for it once, and keeps it.
            di-guice = com.google.inject.internal.InjectorImpl::getInstance(java.lang.Class)
            di-guice.optional = true
            di-guice.key = 0
            di-guice.source = true
            di-guice-key = com.google.inject.internal.InjectorImpl::getInstance(com.google.inject.Key)
            di-guice-key.optional = true
            di-guice-key.key = 0.typeLiteral.rawType
            di-guice-key.source = true
            di-guice-parameter = com.google.inject.internal.SingleParameterInjector::inject
            di-guice-parameter.optional = true
            di-guice-parameter.key = this.dependency.key.typeLiteral.rawType
            di-guice-parameter.source = true
            di-weld = org.jboss.weld.manager.BeanManagerImpl::getReference(jakarta.enterprise.inject.spi.Bean,\
            java.lang.reflect.Type,jakarta.enterprise.context.spi.CreationalContext,boolean) \
            | org.jboss.weld.manager.BeanManagerImpl::getReference(javax.enterprise.inject.spi.Bean,\
            java.lang.reflect.Type,javax.enterprise.context.spi.CreationalContext,boolean)
            di-weld.optional = true
            di-weld.key = 1
            di-weld.source = true
            di-weld-instance = org.jboss.weld.bean.ContextualInstance::get
            di-weld-instance.optional = true
            di-weld-instance.key = 0.type
            di-weld-instance.source = true
            di-weld-instance.step.created = org.jboss.weld.bean.ManagedBean::create
            """;

    private ServerSets() {}
}
