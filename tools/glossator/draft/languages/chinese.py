"""Chinese."""

from __future__ import annotations

from glossator.draft.languages.words import PartWords

NUMBER = "[一二三四五六七八九十百零〇0-9]{1,4}"

CHINESE = PartWords(
    tag="zh",
    by=(r"(?:作者|撰文|著者|文)\s*[:：／/]", "文／"),
    translated=(r"(?:译者|譯者|翻译|翻譯)\s*[:：／/]?",),
    edited=(r"(?:编辑|編輯|责任编辑|主编)\s*[:：／/]",),
    divisions=(),
    sections=(
        *(
            "前言",
            "序言?",
            "引言",
            "绪论",
            "结论",
            "結論",
            "结语",
            "後記",
            "后记",
            "附录",
            "附錄",
            "导言",
            "尾声",
        ),
        rf"第{NUMBER}[章节回部篇幕场卷](?:[\s　：:].{{0,30}})?",
        rf"{NUMBER}[、．]\s*[^。，；！？]{{1,30}}",
        rf"[（(]{NUMBER}[）)]\s*[^。，；！？]{{1,30}}",
    ),
    notes=("注释", "註釋", "注", "註", "附注", "脚注"),
    references=("参考文献", "參考文獻", "参考书目", "引用文献"),
    contents=("目录", "目錄"),
    abstract=("摘\\s*要", "内容提要", "提要"),
    keywords=("关\\s*键\\s*词", "關鍵詞", "主题词"),
    note=("注", "註"),
    salutations=(
        r".{1,12}(?:先生|女士|同志|吾兄|兄|弟|大人|父亲|母亲|您好|你好)\s*[:：]",
        r"敬爱的.{1,12}[:：]",
    ),
    regards=("此致", "敬礼", "顺颂.{1,4}", "祝好", r".{0,6}(?:谨上|敬上|上|顿首|启)"),
    persons=("人物", "登场人物"),
    stage=("幕落", "幕启"),
    captions=("图", "表"),
    memo=(("主题", "title"), ("日期", "date"), ("发件人", "author"), ("收件人", "to")),
    site=(
        r"(?:首页|当前位置|您的位置|分享到|打印|返回顶部|上一篇|下一篇|相关阅读|版权所有)\s*.{0,60}",
        r"(?:阅读|点击|浏览)(?:量|数|次数)?\s*[:：]?\s*\d+.{0,10}",
    ),
    sounds=("(?:热烈)?(?:的)?掌声", "鼓掌", "笑声?", "大笑"),
    heads=(
        *(
            ("标题", "title"),
            ("題目", "title"),
            ("题目", "title"),
            ("作者", "author"),
            ("日期", "date"),
        ),
        *(("时间", "date"), ("来源", "origin"), ("译者", "translator")),
    ),
    numerals=(
        tuple(f"（{number}）" for number in "一二三四五六七八九十"),
        tuple(f"（{number}）" for number in "甲乙丙丁戊己庚辛壬癸"),
        tuple(f"（{number}）" for number in range(1, 21)),
        tuple(f"{number}、" for number in "甲乙丙丁戊己庚辛壬癸"),
    ),
    ends=("完", "全文完", "（完）"),
)
