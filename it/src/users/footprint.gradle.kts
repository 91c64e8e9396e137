// As the page on builds shows it. The build does not run it: Gradle is not on Maven Central.
tasks.register<JavaExec>("footprint") {
    classpath = files("whence-agent.jar")
    mainClass = "dev.whence.launcher.Launcher"
    args("footprint", "--baseline", "app.footprint", "--", "java", "-cp",
        sourceSets.main.get().runtimeClasspath.asPath, "shop.orders.Orders", "total")
}
