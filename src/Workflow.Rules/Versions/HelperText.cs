using System.Buffers.Binary;
using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using System.Text;

namespace Workflow.Rules.Versions;

/// <summary>Methods that rules call, as text: their instructions with names in place of the numbers a build gives them, and those of what they call in turn. The framework's own are taken as they are.</summary>
internal sealed class HelperText
{
    private static readonly SortedList<short, OpCode> Codes = AllCodes();
    private readonly SortedDictionary<string, string> _methods = new(StringComparer.Ordinal);

    /// <summary>A method that is called somewhere; known ones are passed over.</summary>
    public void Add(MethodBase method)
    {
        var name = ExpressionText.Name(method);
        if (IsFramework(method) || !_methods.TryAdd(name, "") || method.GetMethodBody() is not { } body)
        {
            return;
        }

        _methods[name] = Text(method, body.GetILAsByteArray() ?? []);
    }

    /// <summary>All of them, by name.</summary>
    public override string ToString() => string.Join('\n', _methods.Select(method => $"{method.Key}: {method.Value}"));

    private static SortedList<short, OpCode> AllCodes()
    {
        var codes = new SortedList<short, OpCode>();
        foreach (var field in typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var code = (OpCode)field.GetValue(null)!; // Static.
            codes[code.Value] = code;
        }

        return codes;
    }

    private static bool IsFramework(MethodBase method) =>
        method.DeclaringType?.Assembly.GetName().Name is not { } assembly || assembly.StartsWith("System", StringComparison.Ordinal) || assembly.StartsWith("Microsoft", StringComparison.Ordinal) || assembly == typeof(HelperText).Assembly.GetName().Name;

    private string Text(MethodBase method, byte[] code)
    {
        var text = new StringBuilder();
        for (var at = 0; at < code.Length;)
        {
            short value = code[at++];
            if (value == 0xFE)
            {
                value = (short)(0xFE00 | code[at++]);
            }

            var instruction = Codes[value];
            var operand = code.AsSpan(at);
            var size = Size(instruction, operand);
            if (instruction != OpCodes.Nop)
            {
                text.Append(instruction.Name).Append(' ').Append(Operand(method, instruction, operand[..size])).Append(';');
            }

            at += size;
        }

        return text.ToString();
    }

    private static int Size(OpCode instruction, ReadOnlySpan<byte> operand) => instruction.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(operand)),
        _ => 4,
    };

    private string Operand(MethodBase method, OpCode instruction, ReadOnlySpan<byte> operand)
    {
        if (instruction.OperandType == OperandType.InlineString)
        {
            return method.Module.ResolveString(BinaryPrimitives.ReadInt32LittleEndian(operand));
        }

        if (instruction.OperandType is not (OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType))
        {
            return Convert.ToHexString(operand);
        }

        var member = method.Module.ResolveMember(
            BinaryPrimitives.ReadInt32LittleEndian(operand), method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
        if (member is MethodBase called)
        {
            Add(called);
            return ExpressionText.Name(called);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{member?.DeclaringType}.{member?.Name}");
    }
}
