namespace Workflow.Engine.Expressions.Syntax;

/// <content>What the script asks of the world around it, noted while it is read.</content>
internal sealed partial class Parser
{
    private readonly List<ScriptQuestion> _questions = [];
    private readonly SortedSet<string> _declared = new(StringComparer.Ordinal);

    private readonly SortedSet<int> _called = [];

    /// <summary>Names, functions and members of <c>variables</c> that the script does not declare itself, wherever it declares them.</summary>
    public IReadOnlyList<ScriptQuestion> Questions => _questions.FindAll(question =>
        question.Kind == ScriptQuestionKind.Variable || (!_declared.Contains(question.Name) && !(question.Kind == ScriptQuestionKind.Name && _called.Contains(question.Position))));

    private NameReference Named(int position, string name)
    {
        _questions.Add(new(ScriptQuestionKind.Name, name, null, position));
        return new NameReference(position, name);
    }

    private Call CallOf(int position, Expression callee, bool isOptional)
    {
        var arguments = ParseArguments();
        if (callee is NameReference name)
        {
            _called.Add(name.Position);
            _questions.Add(new(ScriptQuestionKind.Function, name.Name, arguments is [Constant { Value.Kind: Running.JsKind.String } first, ..] ? first.Value.Text : null, name.Position));
        }

        return new Call(position, callee, arguments, isOptional);
    }

    private MemberAccess Asked(MemberAccess member, Expression target)
    {
        if (target is NameReference { Name: "variables" } && member.Name is { } name)
        {
            _questions.Add(new(ScriptQuestionKind.Variable, name, null, member.Position));
        }

        return member;
    }
}
