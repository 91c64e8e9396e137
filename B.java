import trend.portfolio.app.*; import trend.analysis.*; import dev.whence.PatchDiscovery;
public class B { static long sink;
 static double t(PipelineProxy p){ long b=Long.MAX_VALUE; for(int r=0;r<12;r++){long s=System.nanoTime(); for(int i=0;i<20_000_000;i++) sink+=p.resolve("run").hashCode()&1; b=Math.min(b,System.nanoTime()-s);} return b/20e6;}
 static double base(Pipeline[] p){ long b=Long.MAX_VALUE; for(int r=0;r<12;r++){long s=System.nanoTime(); for(int i=0;i<20_000_000;i++) sink+=p[i&1].hashCode()&1; b=Math.min(b,System.nanoTime()-s);} return b/20e6;}
 public static void main(String[] a) throws Exception{ System.setProperty("dev.whence.agent","x"); PatchDiscovery.noting=false; Class<?>[] v={TrendPipeline.class}; PatchDiscovery.versions=()->v;
  switch(a[0]){ case "base"->System.out.println("base "+base(new Pipeline[]{new TrendPipeline(),new TrendPipeline()})); case "simple"->System.out.println("simple "+t(new PipelineProxy(PipelineMode.SIMPLE,null))); case "default"->System.out.println("default "+t(new PipelineProxy(PipelineMode.DEFAULT,null)));}
 }}
