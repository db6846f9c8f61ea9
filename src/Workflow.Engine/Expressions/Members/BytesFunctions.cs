using System.Text;
using Workflow.Engine.Expressions.Running;

namespace Workflow.Engine.Expressions.Members;

/// <summary>Elsa's helpers for bytes and base64. Bytes are an array of numbers from 0 to 255; texts are UTF-8.</summary>
internal static class BytesFunctions
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static void AddTo(OrderedDictionary<string, Js> table)
    {
        table.Define("bytesFromString", static (run, _, given) => FromBytes(run, Utf8(run, given.At(0))));
        table.Define("bytesToString", static (run, _, given) => Text(run, ToBytes(run, given.At(0))));
        table.Define("bytesToBase64", static (run, _, given) => run.Text(Convert.ToBase64String(ToBytes(run, given.At(0)))));
        table.Define("bytesFromBase64", static (run, _, given) => FromBytes(run, FromBase64(run, given.At(0))));
        table.Define("stringToBase64", static (run, _, given) => run.Text(Convert.ToBase64String(Utf8(run, given.At(0)))));
        table.Define("stringFromBase64", static (run, _, given) => Text(run, FromBase64(run, given.At(0))));
        foreach (var name in (string[])["streamToBytes", "streamToBase64"])
        {
            table.Define(name, (run, _, _) => throw run.OutsideSubset($"{name} (values hold no streams)"));
        }
    }

    private static byte[] Utf8(Evaluation run, Js value)
    {
        var text = Coerce.ToText(run, value);
        run.Charge(text.Length * 4);
        return Encoding.UTF8.GetBytes(Evaluation.WellFormed(text));
    }

    private static string Text(Evaluation run, byte[] bytes)
    {
        try
        {
            return run.Text(Strict.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            throw run.TypeFault("The bytes are no UTF-8 text.");
        }
    }

    private static byte[] FromBase64(Evaluation run, Js value)
    {
        var text = Coerce.ToText(run, value);
        run.Charge(text.Length * 4);
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : throw run.TypeFault("The text is no base64.");
    }

    private static Js FromBytes(Evaluation run, byte[] bytes)
    {
        run.CheckItems(bytes.Length);
        return run.NewArray([.. bytes.Select(static item => (Js)item)]);
    }

    private static byte[] ToBytes(Evaluation run, Js value)
    {
        var array = ArrayMembers.Self(run, value);
        run.Charge(array.Count * 4);
        var bytes = new byte[array.Count];
        for (var i = 0; i < bytes.Length; i++)
        {
            var item = array[i];
            bytes[i] = item.Kind == JsKind.Number && item.Number is >= 0 and <= 255 && Math.Truncate(item.Number) == item.Number
                ? (byte)item.Number
                : throw run.TypeFault($"{Coerce.Name(item)} is no byte.");
        }

        return bytes;
    }
}
