using System.Diagnostics;
using System.Globalization;

namespace Workflow.Host.Tests.Stores;

/// <summary>Tidies up when this process is gone, however it went: a small shell of its own waits for that. (A test host is killed before its exit handlers are through.)</summary>
internal static class AfterThisRun
{
    public static void Do(string commands)
    {
        var wait = string.Create(CultureInfo.InvariantCulture, $"(while kill -0 {Environment.ProcessId}; do sleep 1; done; {commands}) >/dev/null 2>&1 </dev/null &");
        using var shell = Process.Start("setsid", ["/bin/sh", "-c", wait]);
        shell.WaitForExit();
    }
}
