from annotator.cli.values import some_of_each_kind
from annotator.formats.writing import Loss, LossKind


def losses(**counts):
    return [
        Loss(LossKind(kind), f"a{number}", "", "")
        for kind, count in counts.items()
        for number in range(count)
    ]


def test_few_losses_are_sent_as_they_are():
    found = losses(role=2, remark=1)
    assert some_of_each_kind(found, 10) == found
    assert some_of_each_kind(found, None) == found


def test_of_many_losses_each_kind_has_its_share():
    found = some_of_each_kind(losses(role=1_000, remark=3, attribute=1_000), 100)
    kinds = [each.kind.value for each in found]
    assert len(found) == 100
    assert kinds.count("remark") == 3
    assert abs(kinds.count("role") - kinds.count("attribute")) <= 1
    assert list(dict.fromkeys(kinds)) == ["role", "remark", "attribute"]
