from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0001_records"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="company",
            index=models.Index(
                condition=models.Q(("aliases_folded", ""), _negated=True),
                fields=["owner"],
                name="companies_with_aliases",
            ),
        ),
    ]
